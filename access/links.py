"""Signed links: made for one purpose and one object, and known to the receiver alone.

A link is `<random>.<signature>`, 128 bits and more of chance; the database keeps its digest.
Opening the address shows a button and burns nothing, since mail scanners open what they see;
pressing the button does what the link is for.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from access.models import SignedLink

if TYPE_CHECKING:
    from access.models import OutgoingMail

ONE_CLICK = "List-Unsubscribe=One-Click"  # what a mail program posts, with no cookie (RFC 8058)
_signer = Signer(salt="access.links", sep=".")


class GoneError(Exception):
    """What a link was for has gone since its page was shown."""


@dataclass(frozen=True)
class Offer:
    """What the page of a link says before its button is pressed."""

    title: str
    text: str
    button: str
    is_serious: bool = False  # what cannot be taken back is asked for in a warning colour
    action: str = ""  # what the button posts as `action`, where a link has more than one


@dataclass(frozen=True)
class Instead:
    """Where to go with a link that no longer works, and why it does not where more is known.

    A `title` says how things stand when they are as the link would have made them, or are past
    it: who presses twice has not done anything wrong.
    """

    label: str
    address: str
    reason: str = ""
    title: str = ""


@dataclass(frozen=True)
class Purpose:
    """One thing that a link may do.

    `offer` gives the words of its page, or None when what it was for is gone. `open` does it, as
    a view does, and returns the answer, or raises GoneError. A link that `works_once` is used up
    by its button. `instead` is where to go with a link that no longer works.
    One that `takes_one_click` is also pressed by mail programs, which have no page before it.
    """

    name: str
    lifetime: Callable[[], dt.timedelta]
    offer: Callable[[SignedLink], Offer | None]
    open: Callable[[HttpRequest, SignedLink], HttpResponse]
    works_once: bool = True
    instead: Callable[[SignedLink], Instead | None] | None = None
    takes_one_click: bool = False


purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose, or replace the one of the same name."""
    purposes[purpose.name] = purpose


def make(
    purpose: str,
    subject: object,
    *,
    lifetime: dt.timedelta | None = None,
    mail: "OutgoingMail | None" = None,
) -> str:
    """Return the secret of a new link, which is stored nowhere."""
    token = _signer.sign(secrets.token_urlsafe(24))
    SignedLink.objects.create(
        digest=_digest(token),
        purpose=purpose,
        subject=str(subject),
        expires_at=timezone.now() + (lifetime or purposes[purpose].lifetime()),
        mail=mail,
    )
    return token


def address(token: str, language: str) -> str:
    """Return the whole address of a link, in a language."""
    with translation.override(language):
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("access:link", args=[token])


def find(token: str) -> SignedLink | None:
    """Return the link that a secret stands for, used or not; nothing for one that is not ours."""
    if not is_ours(token):
        return None
    return SignedLink.objects.filter(digest=_digest(token)).first()


def is_ours(token: str) -> bool:
    """Tell whether a secret was made here, though its link may be forgotten by now."""
    try:
        _signer.unsign(token)
    except BadSignature:
        return False
    return True


def use(link: SignedLink) -> bool:
    """Use a link up, and return whether it was still open: only one of many at once gets True."""
    with transaction.atomic():
        open_ones = _held(link.purpose, link.subject).filter(pk=link.pk)
        return bool(open_ones.update(used_at=timezone.now()))


def revoke(purpose: str, subject: object) -> int:
    """Close every open link for a purpose and an object; return how many there were."""
    with transaction.atomic():
        return _held(purpose, str(subject)).update(revoked_at=timezone.now())


def _held(purpose: str, subject: str) -> QuerySet[SignedLink]:
    """Hold the open links for a purpose and an object, in one order.

    Else two links that are pressed at once, and close each other, could wait for ever.
    """
    found = SignedLink.objects.open().about(purpose, subject)
    held = list(found.select_for_update().order_by("pk").values_list("pk", flat=True))
    return SignedLink.objects.open().filter(pk__in=held)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def spec(
    name: str, purpose: str, subject: object, lifetime: dt.timedelta | None = None
) -> dict[str, Any]:
    """Return what a mail must know to make a link when it is sent."""
    seconds = lifetime.total_seconds() if lifetime else None
    return {"name": name, "purpose": purpose, "subject": str(subject), "seconds": seconds}
