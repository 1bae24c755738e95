"""Takes what readers say is wrong in a profile, and what enterprises want taken away."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from access import links
from access.addresses import digest
from access.mail import NewMail, post
from access.text import email_address
from content.languages import reader_language
from enterprises.contacts.links import login_spec
from enterprises.contacts.sessions import contacts_of
from enterprises.enquiries.emails import post_to_reviewers
from enterprises.lifecycle.actions import lock_family, unlist
from enterprises.lifecycle.links import UNLIST, page_subject
from enterprises.models import Correction, EnterprisePage
from enterprises.moderation.disputes import is_held


def suggest_correction(
    request: HttpRequest, page: EnterprisePage, written: dict[str, Any]
) -> None:
    """Store a correction and tell the enterprise and the reviewers; nobody needs to wait.

    A contact person who is logged in takes the profile away at once. Anybody else who says that
    the enterprise does not want to be listed causes a mail with a link that does, to the
    addresses that are known: see `docs/decisions/who-may-take-a-profile-down.md`.
    """
    fields = {name: written[name] for name in ("kind", "words", "email")}
    waiting = page.corrections.filter(state=Correction.State.WAITING, **fields)
    with transaction.atomic():
        lock_family(page)  # pressed twice, it is told once
        if waiting.exists():
            return
        correction = Correction.objects.create(page=page, language=reader_language(), **fields)
        if correction.kind != Correction.Kind.UNLIST:
            _email_enterprise(correction)
        elif _is_own(request, page):
            unlist(page)
            mark_done(correction)
        else:
            email_unlist_links(page, written["email"])
        post_to_reviewers("enterprises.correction_for_review", correction, correction.email)


def mark_done(correction: Correction) -> None:
    """Note that a correction needs nothing more, unless its sender has withdrawn it."""
    waiting = Correction.objects.filter(pk=correction.pk, state=Correction.State.WAITING)
    waiting.update(state=Correction.State.DONE, dealt_with_at=timezone.now())


def email_unlist_links(page: EnterprisePage, given: str = "") -> None:
    """Mail the link that takes a profile away to those who are known to speak for it.

    Once a day and receiver, whatever else they have been sent: it must not be crowded out.
    """
    people = page.contact_persons.reachable() | page.contact_persons.with_address(given)
    asked = {
        email_address(person.email): (person.language, links.spec("unlist", UNLIST, person.pk))
        for person in people.distinct()
    }
    if page.email and (not asked or email_address(page.email) == given):
        organisation = (
            page.locale.language_code,
            links.spec("unlist", UNLIST, page_subject(page)),
        )
        asked.setdefault(email_address(page.email), organisation)
    for to, (language, link) in asked.items():
        key = f"unlist:{page.pk}:{digest(to)[:40]}:{timezone.localdate()}"
        context = {"enterprise": page.title}
        mail = NewMail("enterprises.unlist_asked", to, language, context, links=[link], key=key)
        post(mail, is_limited=False)


def _is_own(request: HttpRequest, page: EnterprisePage) -> bool:
    """Tell whether a contact person is logged in, and the profile is not held."""
    is_theirs = any(contact.page_id == page.pk for contact in contacts_of(request))
    return is_theirs and not is_held(page)


def _email_enterprise(correction: Correction) -> None:
    """Tell the contact persons; without any, the organisation itself, and who may mend it.

    Once a day, however much strangers write: those who review have all of it.
    """
    page, kind = correction.page, "enterprises.correction"
    since = timezone.now() - dt.timedelta(days=1)
    told = page.corrections.filter(made_at__gt=since).exclude(kind=Correction.Kind.UNLIST)
    if told.exclude(pk=correction.pk).exists():
        return
    context = {"enterprise": page.title, "kind": correction.kind, "words": correction.words}
    key = f"correction:{correction.pk}"
    mails = [
        NewMail(
            kind,
            contact.email,
            contact.language,
            context,
            links=[login_spec(contact)],
            key=f"{key}:{contact.pk}",
        )
        for contact in page.contact_persons.reachable()
    ]
    if not mails and page.email:
        context["claim"] = page.full_subroute_url("claim")
        language = page.locale.language_code
        mails = [NewMail(kind, page.email, language, context, key=f"{key}:organisation")]
    for mail in mails:
        post(mail, is_held=True)
