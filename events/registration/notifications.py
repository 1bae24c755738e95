"""Which mail goes to a participant when; what each says is in `emails`."""

import datetime as dt
import logging
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from access import links
from access.mail import NewMail, post
from access.models import OutgoingMail
from events import times
from events.enums import State
from events.models import EventPage, Registration
from events.registration.calendar_entry import CANCEL, REQUEST, entry, online_url_for

log = logging.getLogger(__name__)
MANAGE, CANCEL_SEAT = "events.manage", "events.cancel"
ACCEPT, REFUSE, APPLY = "events.accept", "events.refuse", "events.apply"
LEFT = "events.cancelled"
LATER = dt.timedelta(days=1)  # after the meeting a link still explains itself
SOON = dt.timedelta(seconds=30)  # in which whoever took an answer writes the mail about it
OFFER, LAPSED = "events.offer", "events.lapsed"
ASK_OWNER = "events.ask_owner"
NEW_TIME = "events.new_time"
UNTIL_START = {LAPSED, NEW_TIME, "events.reminder", "events.still_waiting"}  # of no use later
LETTERS = {
    State.CONFIRMED: "events.confirmed",
    State.WAITING: "events.waiting",
    State.DECLINED: "events.declined",
}


def notify_if_due(registration: Registration) -> None:
    """Write the mail that an answer is due, in a transaction of its own.

    The list of the meeting is free by then. If that fails, or nobody lives to do it, the next
    look at the lists does it (`notify_all_due`): what is due stands in the database.
    """
    if registration.notify_at is None:
        return
    try:
        with transaction.atomic():
            due = Registration.objects.select_for_update().exclude(notify_at=None)
            current = due.filter(pk=registration.pk).first()
            if current:
                Registration.objects.filter(pk=current.pk).update(notify_at=None)
                notify_state(current)
    except Exception:
        log.exception("The mail that registration %s is due could not be written", registration.pk)
    registration.notify_at = None


def notify_all_due(now: dt.datetime) -> None:
    """Write the mails that whoever took the answers did not live to write."""
    for registration in Registration.objects.filter(notify_at__lt=now - SOON).order_by("pk"):
        notify_if_due(registration)


def notify_state(registration: Registration, *, key: str | None = None) -> None:
    """Say how an answer stands; a seat comes with an entry for the calendar."""
    method = REQUEST if registration.state == State.CONFIRMED else ""
    if kind := LETTERS.get(State(registration.state)):
        send(kind, registration, method=method, key=key)
    elif registration.state == State.OFFERED:
        send_offer(registration, key=key)


def manager_key() -> str:
    """Return a key for a mail that the manager has sent: no limit for visitors holds it back."""
    return f"events.ours:{uuid4().hex}"


def send_offer(registration: Registration, key: str | None = None) -> None:
    """Offer the seat that has become free, for a time."""
    subject = _offered(registration)
    lasts = registration.event.starts_at - timezone.now()
    send(
        OFFER,
        registration,
        carries=[
            links.spec("accept", ACCEPT, subject, lasts),
            links.spec("refuse", REFUSE, subject, lasts),
        ],
        key=key or key_of_offer(registration),
        until=_in_words(registration, registration.offered_until),
    )


def notify_lapsed(registration: Registration) -> None:
    """Say that the seat that was offered has gone to the next in line."""
    subject = _offered(registration)
    lasts = registration.event.starts_at - timezone.now()
    late = links.spec("accept", ACCEPT, subject, lasts)
    send(LAPSED, registration, carries=[late], key=f"{LAPSED}:{subject}")


def key_of_offer(registration: Registration) -> str:
    """Return what makes sure that the latest offer goes once."""
    return f"{OFFER}:{_offered(registration)}"


def _offered(registration: Registration) -> str:
    """Return what stands for the latest offer in links and keys."""
    return f"{registration.uid}:{registration.offers}"


def notify_cancelled(registration: Registration, *, had_seat: bool, kind: str = LEFT) -> None:
    """Say that a seat or a place in line is given up; a seat leaves the calendar, too."""
    method = CANCEL if had_seat else ""
    key = None if kind == LEFT else manager_key()
    send(kind, registration, method=method, carries=[], key=key)


def ask_owner(registration: Registration) -> OutgoingMail | None:
    """Ask whether an answer that came from another browser is the owner's, once in a day."""
    subject = proposal_of(registration)
    lasts = registration.event.starts_at - timezone.now()
    made = [links.spec("apply", APPLY, subject, lasts), _manage(registration, timezone.now())]
    return send(
        ASK_OWNER,
        registration,
        carries=made,
        key=f"{ASK_OWNER}:{registration.uid}:{timezone.localdate()}",
        answer=registration.proposed["answer"],
    )


def proposal_of(registration: Registration) -> str:
    """Return what stands for the proposed answer in a link: another one has another."""
    text = repr(sorted(registration.proposed.items()))
    digest = salted_hmac("events.proposal", text, algorithm="sha256").hexdigest()[:20]
    return f"{registration.uid}:{digest}"


def send(
    kind: str,
    registration: Registration,
    *,
    method: str = "",
    carries: list[dict[str, Any]] | None = None,
    key: str | None = None,
    **told: Any,
) -> OutgoingMail | None:
    """Write down a mail to a participant, with what is true of the meeting now.

    One without a key is a visitor's doing: few of those go to an address in an hour.
    """
    if not registration.email or registration.bounced_at:
        return None
    with translation.override(registration.language):
        about = facts(registration)
        about["calendar"] = (
            {"method": method, "content": entry(registration, _page(registration), method)}
            if method
            else None
        )
    mail = NewMail(
        kind=kind,
        to=registration.email,
        language=registration.language,
        told={**about, **told},
        links=own_links(registration) if carries is None else carries,
        key=key,
        useful_until=_useful_until(kind, registration),
    )
    return post(mail, is_limited=key is None)


def _useful_until(kind: str, registration: Registration) -> dt.datetime | None:
    if kind == OFFER:
        return registration.offered_until
    return registration.event.starts_at if kind in UNTIL_START else None


def facts(registration: Registration) -> dict[str, Any]:
    """Return what a mail tells of the meeting and the answer, in the active language."""
    page = _page(registration)
    has_seat = registration.state == State.CONFIRMED
    return {
        "title": page.title,
        "url": page.full_url or "",
        "when": registration.event.when,
        "where": page.where,
        "mode": registration.mode,
        "state": str(registration.state),
        "online_url": online_url_for(registration) if has_seat else "",
        "place": place_in_line(registration),
        "other_way": _other_way(registration),
        "is_about_time": bool(registration.unsuited_start),
        "registration": str(registration.uid),  # by which `undelivered` finds the mail
    }


def _other_way(registration: Registration) -> str:
    """Return the form in which there is a seat for who waits for one of the other."""
    if registration.state != State.WAITING:
        return ""
    event, taken = registration.event, registration.event.registrations
    for mode, capacity in event.capacities().items():
        if mode != registration.mode and (
            capacity is None or taken.seated(mode).count() < capacity
        ):
            return mode
    return ""


def _page(registration: Registration) -> EventPage:
    return registration.event.in_language(registration.language)


def place_in_line(registration: Registration) -> int | None:
    """Return which in line somebody is who waits."""
    if registration.state != State.WAITING:
        return None
    before = registration.event.registrations.waiting(registration.mode)
    return before.filter(place__lt=registration.place).count() + 1


def own_links(registration: Registration, now: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Return the links by which somebody changes an answer, or takes back a yes in time."""
    now = now or timezone.now()
    lasts = registration.event.starts_at - now
    if not registration.is_coming or lasts <= dt.timedelta(0):
        return [_manage(registration, now)]
    cancel = links.spec("cancel", CANCEL_SEAT, registration.uid, lasts)
    return [_manage(registration, now), cancel]


def _manage(registration: Registration, now: dt.datetime) -> dict[str, Any]:
    event = registration.event
    lasts = (event.ends_at or event.starts_at) + LATER - now
    return links.spec("manage", MANAGE, registration.uid, lasts)


def _in_words(registration: Registration, moment: dt.datetime | None) -> str:
    with translation.override(registration.language):
        return times.moment(moment) if moment else ""
