"""What the calendar holds about people: found, taken out, erased, and kept for how long."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from access import keeping, personal_data, retention
from access.models import SignedLink
from access.personal_data import Erased
from events.models import Question, Registration
from events.registration.actions import cancel
from events.registration.mail_status import withdraw_emails

NEEDS_DAYS, NAMES_DAYS = 14, 90
TOLD = [
    "state",
    "mode",
    "name",
    "email",
    "organisation",
    "access_needs",
    "food_needs",
    "language",
    "consent",
    "consent_version",
    "consented_at",
    "answered_at",
    "changed_at",
    "attended_at",
]


def find(email: str) -> list[dict[str, Any]]:
    """Return every answer of an address to a meeting, with what was asked."""
    return [_record(each) for each in Registration.objects.of(email).select_related("event")]


def erase(email: str) -> Erased:
    """Erase an address from every meeting; a seat that is to come goes to the next in line."""
    found = Registration.objects.of(email).select_related("event")
    return Erased(sum(erase_one(registration) for registration in found))


def erase_one(registration: Registration) -> int:
    """Erase who a registration is of; a seat that is to come goes to the next in line."""
    if registration.is_coming and not registration.event.has_ended():
        cancel(registration, is_silent=True)
    return forget(Registration.objects.filter(pk=registration.pk))


def forget(rows: QuerySet[Registration]) -> int:
    """Take the person out of registrations: what is left can only be counted."""
    uids = list(rows.values_list("uid", flat=True))
    withdraw_emails(uids)
    Question.objects.filter(registration__in=rows).update(text="")
    Question.objects.filter(registration__in=rows, is_shown=False).delete()
    Question.objects.filter(registration__in=rows).update(registration=None)
    for uid in uids:
        links = Q(subject=str(uid)) | Q(subject__startswith=f"{uid}:")
        SignedLink.objects.filter(links, purpose__startswith="events.").delete()
    return rows.update(
        name="",
        email="",
        organisation="",
        access_needs="",
        food_needs="",
        proposed={},
        consent="",
        consent_version="",
        consented_at=None,
        bounced_at=None,
    )


def erase_needs(before: dt.datetime) -> int:
    """Erase what was said about access and food before meetings that ended before a moment."""
    over = _over(before).exclude(access_needs="", food_needs="", consent="")
    return over.update(access_needs="", food_needs="", consent="")


def erase_names(before: dt.datetime) -> int:
    """Erase who came to meetings that ended before a moment."""
    return forget(_over(before).named())


def _over(before: dt.datetime) -> QuerySet[Registration]:
    ended = Coalesce("event__ends_at", "event__starts_at")
    keys = Registration.objects.alias(ended=ended).filter(ended__lt=before).values("pk")
    return Registration.objects.filter(pk__in=keys)


def _record(registration: Registration) -> dict[str, Any]:
    asked = registration.questions.values("text", "sent_at")
    return {
        "kind": "registration",
        "meeting": registration.event.title,
        "starts_at": registration.event.starts_at,
        **{name: getattr(registration, name) for name in TOLD},
        "proposed": registration.proposed,
        "questions": list(asked),
    }


personal_data.register(
    personal_data.PersonalData(
        "events",
        _("Registrations for meetings"),
        find,
        erase,
        frozenset(["events.Registration.email"]),
    )
)
keeping.kept_up.update(["events.PartnerActivity", "events.PartnerCalendar"])
retention.register(
    retention.RetentionKind(
        "events.needs",
        _("What participants have said about access and food, counted from the meeting"),
        NEEDS_DAYS,
        erase_needs,
    )
)
retention.register(
    retention.RetentionKind(
        "events.names",
        _("Who was registered for a meeting, with e-mail and organisation, counted from it"),
        NAMES_DAYS,
        erase_names,
        _("How many came, in which way. Questions that were shown stay without the person."),
    )
)
