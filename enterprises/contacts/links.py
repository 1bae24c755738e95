"""The link that lets a contact person in, once and for some minutes, and where it leads."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from wagtail.models import Locale

from access import links
from access.models import SignedLink
from content.languages import spelled
from enterprises.contacts.sessions import HOURS, contacts_of, log_in
from enterprises.models import ContactPerson, DirectorySettings, EnterpriseIndexPage

LOGIN = "enterprises.login"


def login_spec(contact: ContactPerson, name: str = "login") -> dict[str, Any]:
    """Return what a mail must know to carry a link that lets a contact person in."""
    return links.spec(name, LOGIN, contact.pk)


def _lifetime() -> dt.timedelta:
    return dt.timedelta(minutes=DirectorySettings.load().login_minutes)


def _contact(link: SignedLink) -> ContactPerson | None:
    return ContactPerson.objects.filter(pk=link.subject).select_related("page").first()


def _offer(link: SignedLink) -> links.Offer | None:
    if not _contact(link):
        return None
    return links.Offer(
        title=gettext("Log in to manage your enterprise"),
        text=gettext("Press the button to log in. You stay logged in for %(hours)s hours.")
        % {"hours": spelled(HOURS)},
        button=gettext("Log in"),
    )


def _open(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Let the contact person in, and close every other link that would."""
    contact = _contact(link)
    if contact is None:
        raise links.GoneError
    links.revoke(LOGIN, contact.pk)
    if contact.bounced_at and contact.bounced_at < link.created_at:
        ContactPerson.objects.filter(pk=contact.pk).update(bounced_at=None)
    log_in(request, contact)
    if len(contacts_of(request)) == 1:
        return redirect(self_service_url(contact))
    index = directory_in(contact.language)
    return redirect(index.subroute_url("self_service") if index else "/")


def ask_for_new_link(_link: SignedLink) -> links.Instead | None:
    """Return where contact persons ask for a new link, in the reader's language."""
    index = directory_in(get_language() or "")
    if index is None:
        return None
    return links.Instead(gettext("Ask for a new link"), index.subroute_url("self_service"))


def _logged_in_or_new(link: SignedLink) -> links.Instead | None:
    """Lead who pressed twice on, or to where a new link is asked for: it is the same page."""
    new = ask_for_new_link(link)
    if new is None or not link.used_at:
        return new
    return links.Instead(
        label=new.label,
        address=new.address,
        reason=gettext(
            "If it was you, a moment ago and in this browser, you are logged in: go on. Else ask "
            "for a new link there."
        ),
        title=gettext("The link has been used already"),
    )


links.register(
    links.Purpose(LOGIN, lifetime=_lifetime, offer=_offer, open=_open, instead=_logged_in_or_new)
)


def directory_in(language: str) -> EnterpriseIndexPage | None:
    """Return the directory in a language, or the Swedish one when it is not published in it."""
    pages = EnterpriseIndexPage.objects.live()
    found = pages.filter(locale__language_code=language).first()
    return found or pages.filter(locale=Locale.get_default()).first()


def self_service_url(
    contact: ContactPerson, name: str = "self_service_profile", *args: object
) -> str:
    """Return the address at which somebody keeps up a profile, in the language of theirs."""
    index = directory_in(contact.language)
    return index.subroute_url(name, contact.page_id, *args) if index else "/"
