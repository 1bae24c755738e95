"""The links in reminders: each does one thing, and lives as long as the reminder.

The subject is the key of a contact person, or `page:<key>` for the organisation's own address,
which may confirm and take away but not change: that is for contact persons.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from access import links
from access.addresses import digest
from access.mail import NewMail, post
from access.models import SignedLink
from enterprises.contacts.links import LOGIN, ask_for_new_link, login_spec
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.actions import unlist
from enterprises.models import ContactPerson, DirectorySettings, EnterprisePage

CONFIRM, CHANGE, UNLIST = "enterprises.confirm", "enterprises.change", "enterprises.unlist"
PAGE = "page:"
LASTS = dt.timedelta(days=30)  # where nobody says otherwise


@dataclass(frozen=True)
class Sender:
    """Who presses a button: a contact person, or the organisation at its public address."""

    page: EnterprisePage
    contact: ContactPerson | None = None


def page_subject(page: EnterprisePage) -> str:
    """Return the subject of links that go to the organisation's own address."""
    return f"{PAGE}{page.pk}"


def sender(link: SignedLink) -> Sender | None:
    """Return who has the link; nobody once removed, moved to another address, or closed."""
    found = _sender(link)
    if found is None or not found.page.live:
        return None
    address = found.contact.email if found.contact else found.page.email
    was_sent_elsewhere = link.mail is not None and link.mail.address != digest(address)
    return None if was_sent_elsewhere else found


def _present(link: SignedLink) -> Sender:
    """Return who has the link, who may have gone since its page was shown."""
    if (found := sender(link)) is None:
        raise links.GoneError
    return found


def revoke_all(subject: object) -> None:
    """Close every link that a reminder gave to somebody."""
    for purpose in (CONFIRM, CHANGE, UNLIST):
        links.revoke(purpose, subject)


def _sender(link: SignedLink) -> Sender | None:
    if link.subject.startswith(PAGE):
        page = EnterprisePage.objects.filter(pk=link.subject.removeprefix(PAGE)).first()
        return Sender(page) if page else None
    contact = ContactPerson.objects.filter(pk=link.subject).select_related("page").first()
    return Sender(contact.page, contact) if contact else None


def _lifetime() -> dt.timedelta:
    return LASTS  # a reminder says itself how long its links last


def _offer_to_confirm(link: SignedLink) -> links.Offer | None:
    found = sender(link)
    if found is None:
        return None
    text = gettext(
        "Is everything in the profile of %(enterprise)s still right? Press the button to confirm."
    )
    if found.page.paused_on:
        text = gettext(
            "The profile of %(enterprise)s is paused. Press the button if everything in it is "
            "right, and it is shown again at once."
        )
    return links.Offer(
        title=gettext("Are your details right?"),
        text=text % {"enterprise": found.page.title},
        button=gettext("Everything is right"),
    )


def _confirm(request: HttpRequest, link: SignedLink) -> HttpResponse:
    found = _present(link)
    was_paused = bool(found.page.paused_on)
    lifecycle.confirm(found.page)
    context = {"title": gettext("Thank you!"), "profile": found.page, "was_paused": was_paused}
    return render(request, "enterprises/freshness/confirmed.html", context)


def _offer_to_change(link: SignedLink) -> links.Offer | None:
    found = sender(link)
    if found is None or found.contact is None:
        return None
    minutes = DirectorySettings.load().login_minutes
    text = ngettext(
        "Press the button and we send you a link with which you log in. It lasts %(minutes)s "
        "minute.",
        "Press the button and we send you a link with which you log in. It lasts %(minutes)s "
        "minutes.",
        minutes,
    )
    return links.Offer(
        title=gettext("Change your details"),
        text=text % {"minutes": minutes},
        button=gettext("Send me the link"),
    )


def _change(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Send a link to log in: one that lasts for weeks must not itself let anybody in."""
    contact = _present(link).contact
    if contact is None:
        raise links.GoneError
    mail = NewMail(
        kind=LOGIN, to=contact.email, language=contact.language, links=[login_spec(contact)]
    )
    post(mail)  # not more often than the address can bear
    context = {"title": gettext("Look in your inbox")}
    return render(request, "enterprises/freshness/login_sent.html", context)


def _offer_to_unlist(link: SignedLink) -> links.Offer | None:
    found = sender(link)
    if found is None:
        return None
    text = gettext(
        "Press the button to take %(enterprise)s away from the directory, at once and in both "
        "languages. What you have agreed to is withdrawn."
    )
    return links.Offer(
        title=gettext("Take the enterprise out of the directory"),
        text=text % {"enterprise": found.page.title},
        button=gettext("Unlist us"),
        is_serious=True,
    )


def _unlist(request: HttpRequest, link: SignedLink) -> HttpResponse:
    unlist(_present(link).page)
    context = {"title": gettext("You are no longer listed")}
    return render(request, "enterprises/freshness/unlisted.html", context)


def _already(link: SignedLink) -> links.Instead | None:
    """Say that the profile is confirmed or taken away already, where the button has done that."""
    found, way = _sender(link), ask_for_new_link(link)
    if way is None or found is None:
        return way
    if found.page.closed_on and not found.page.live:
        title = gettext("You are no longer listed")
        reason = gettext("%(enterprise)s has been taken away from the directory already.")
    elif link.purpose == CONFIRM and link.used_at and found.page.confirmed_on:
        title = gettext("The details are confirmed already")
        reason = gettext("The details of %(enterprise)s were confirmed on %(day)s.")
    else:
        return way
    day = date_format(found.page.confirmed_on or found.page.closed_on, "j F Y")
    told = {"enterprise": found.page.title, "day": day}
    return replace(way, title=title, reason=reason % told)


links.register(
    links.Purpose(CONFIRM, _lifetime, offer=_offer_to_confirm, open=_confirm, instead=_already)
)
links.register(
    links.Purpose(
        CHANGE, _lifetime, _offer_to_change, _change, works_once=False, instead=ask_for_new_link
    )
)
links.register(
    links.Purpose(UNLIST, _lifetime, offer=_offer_to_unlist, open=_unlist, instead=_already)
)
