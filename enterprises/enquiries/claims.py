"""Somebody wants to look after a listed profile: the enterprise or a reviewer decides."""

import datetime as dt
from contextlib import suppress
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from access import links
from access.mail import NewMail, post, was_posted_lately
from access.text import email_address
from content.languages import reader_language
from enterprises.contacts.actions import add_contact
from enterprises.contacts.links import LOGIN, login_spec
from enterprises.enquiries.emails import post_to_reviewers
from enterprises.lifecycle.actions import lock_family
from enterprises.models import ContactPerson, EnterprisePage, ProfileClaim
from enterprises.moderation.actions import AlreadyDecidedError

YES, NO = "enterprises.claim", "enterprises.claim_no"
LASTS = dt.timedelta(days=14)  # an organisation's mailbox is not read every day
State = ProfileClaim.State


def make_claim(request: HttpRequest, page: EnterprisePage, written: dict[str, Any]) -> None:
    """Take a claim and ask the enterprise; nobody needs to wait.

    Whoever is a contact person already just gets a way in. What the visitor sees is the same.
    """
    known = page.contact_persons.with_address(written["email"]).first()
    if known:
        if not was_posted_lately(LOGIN, known.email):
            post(NewMail(LOGIN, known.email, known.language, links=[login_spec(known)]))
        return
    with transaction.atomic():
        lock_family(page)  # two claims at once come one by one
        made = _claim(page, written)
        if _is_closed(page):
            close_claims(page)
            return
        if is_from_registered_address(made):
            _ask_to_prove(made)
            return
        if made == _open_question(page):
            _ask(made)
        context = {"enterprise": page.title}
        receipt = NewMail(
            "enterprises.claim_receipt",
            made.email,
            made.language,
            told=context,
            key=_key("got", made),
        )
        post(receipt)
        post_to_reviewers("enterprises.claim_for_review", made)


def is_from_registered_address(made: ProfileClaim) -> bool:
    """Return whether the claimant gave the organisation's own public address.

    Whoever can open a link that is sent there needs nobody's yes.
    """
    return bool(made.page.email) and email_address(made.page.email) == email_address(made.email)


def approve(made: ProfileClaim, user: AbstractBaseUser | None = None) -> ContactPerson:
    """Let the claimant look after the profile; with no user the enterprise has said so."""
    with transaction.atomic():
        _decide(made, State.APPROVED, user)
        contact = add_contact(
            made.page,
            made.name,
            made.email,
            made.language,
            takes_invitations=made.takes_invitations,
        )
        if made.phone and not contact.phone:
            contact.phone = made.phone
            contact.save(update_fields=["phone"])
        if made.page.email and email_address(made.page.email) != made.email:
            context = {"enterprise": made.page.title, "name": made.name}
            language = made.page.locale.language_code
            post(
                NewMail("enterprises.claim_approved", made.page.email, language, told=context),
                is_limited=False,
            )
        _ask_next(made.page)
    return contact


def reject(made: ProfileClaim, user: AbstractBaseUser | None = None, reason: str = "") -> None:
    """Say no to a claim, and tell the claimant why, as far as somebody has said it."""
    with transaction.atomic():
        _decide(made, State.REJECTED, user, reason)
        context = {"enterprise": made.page.title, "reason": reason}
        mail = NewMail("enterprises.claim_rejected", made.email, made.language, told=context)
        post(mail, is_limited=False)
        _ask_next(made.page)


def close_claims(page: EnterprisePage) -> None:
    """End what waits for a profile that is taken away, and tell those who asked."""
    waiting = ProfileClaim.objects.filter(page__translation_key=page.translation_key)
    for made in waiting.filter(state=State.WAITING).order_by("pk"):
        with suppress(AlreadyDecidedError), transaction.atomic():
            _decide(made, State.CLOSED, None)
            context = {"enterprise": page.title}
            mail = NewMail("enterprises.claim_ended", made.email, made.language, told=context)
            post(mail, is_limited=False)


def _is_closed(page: EnterprisePage) -> bool:
    """Tell whether the profile has been taken away since it was read."""
    return not EnterprisePage.objects.filter(pk=page.pk, closed_on=None).exists()


def _claim(page: EnterprisePage, written: dict[str, Any]) -> ProfileClaim:
    """Return the claim; the same person who asks again has one claim waiting, not two."""
    asked = ("name", "phone", "words", "takes_invitations")
    fields = {name: written[name] for name in asked if name in written}
    made, _is_new = ProfileClaim.objects.get_or_create(
        page=page,
        email=written["email"],
        state=State.WAITING,
        defaults={**fields, "language": reader_language()},
    )
    return made


def _open_question(page: EnterprisePage) -> ProfileClaim | None:
    """Return the claim about which the enterprise is asked now: the oldest that it may answer.

    The others wait for their turn, and for the reviewers: however many strangers ask, it is one
    question at a time.
    """
    waiting = ProfileClaim.objects.filter(
        page=page, state=State.WAITING, made_at__gt=timezone.now() - LASTS
    )
    by_others = [
        row
        for row in waiting.select_related("page").order_by("pk")
        if not is_from_registered_address(row)
    ]
    return by_others[0] if by_others else None


def _ask_next(page: EnterprisePage) -> None:
    """Ask about the claim whose turn it is, if any waits."""
    if following := _open_question(page):
        _ask(following)


def _ask_to_prove(made: ProfileClaim) -> None:
    """Send the link that proves the claim; nothing of it is what the visitor typed."""
    mail = NewMail(
        "enterprises.claim_own",
        made.page.email,
        made.page.locale.language_code,
        told={"enterprise": made.page.title},
        links=[links.spec("yes", YES, made.pk)],
        key=_key("own", made),
    )
    post(mail)


def _ask(made: ProfileClaim) -> None:
    """Ask the organisation and its contact persons whether the claimant is one of them."""
    page = made.page
    asked = {
        email_address(person.email): person.language for person in page.contact_persons.reachable()
    }
    if page.email:
        asked.setdefault(email_address(page.email), page.locale.language_code)
    context = {"enterprise": page.title, **{name: getattr(made, name) for name in _SHOWN}}
    for number, (to, language) in enumerate(sorted(asked.items())):
        answers = [links.spec("yes", YES, made.pk), links.spec("no", NO, made.pk)]
        key = _key(f"asked-{number}", made)
        mail = NewMail(
            "enterprises.claim_asked", to, language, told=context, links=answers, key=key
        )
        post(mail, is_held=True)


def _decide(
    made: ProfileClaim, state: str, user: AbstractBaseUser | None, reason: str = ""
) -> None:
    """Decide, unless it has been done: of two at once, one gets it; the links close."""
    waiting = ProfileClaim.objects.filter(pk=made.pk, state=State.WAITING)
    decision = {"decided_at": timezone.now(), "decided_by": user, "reason": reason}
    if not waiting.update(state=state, **decision):
        raise AlreadyDecidedError
    made.refresh_from_db()
    for purpose in (YES, NO):
        links.revoke(purpose, made.pk)


def _key(what: str, made: ProfileClaim) -> str:
    """Return a key that lets a claim be asked about again on another day, not the same."""
    return f"claim-{what}:{made.pk}:{timezone.localdate()}"


_SHOWN = ("name", "email", "phone", "words")
