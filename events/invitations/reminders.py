"""Reminds those who were invited and have not answered: each once, while there is time."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from access.mail import post_many
from content.duties import one_by_one
from events.invitations.actions import mails_to
from events.invitations.emails import REMINDER
from events.invitations.recipients import answered_digests, reachable
from events.invitations.sources import Invitee
from events.models import EventPage, Invitation, MeetingSettings

DAY = dt.timedelta(days=1)
REST = 3 * DAY  # nobody is reminded of what came the day before yesterday
LAST = 2 * DAY  # where registration closes early, the reminder comes so long before that
LEFT = DAY  # with less time than this a reminder is only noise


def remind_invited(now: dt.datetime | None = None) -> int:
    """Remind of every meeting for which it is time; return how many mails were written.

    Raise SomeFailedError, when all have had their turn, if of some nobody could be reminded.
    """
    now = now or timezone.now()
    days = MeetingSettings.load().invitation_reminder_days
    return one_by_one(
        _coming(now),
        lambda event: _remind_of(event, now) if is_time(event, days, now) else 0,
    )


def is_time(event: EventPage, days: int, now: dt.datetime) -> bool:
    """Tell whether those who have not answered are to be reminded of a meeting now.

    Not when all seats are taken: whoever answered then would only wait. The next day asks again.
    """
    closes = min(event.registration_closes_at or event.starts_at, event.starts_at)
    begins = min(event.starts_at - days * DAY, closes - LAST)
    is_due = begins <= now <= closes - LEFT
    return bool(days) and is_due and event.is_taking_registrations(now) and not event.is_full


def _coming(now: dt.datetime) -> list[EventPage]:
    events = EventPage.objects.live().filter(locale=Locale.get_default(), starts_at__gt=now)
    invited = Invitation.objects.to_remind().values("event")
    return list(events.filter(pk__in=invited).defer_streamfields().order_by("starts_at", "pk"))


def _remind_of(event: EventPage, now: dt.datetime) -> int:
    people = reachable()
    answered = answered_digests(event)
    waiting = event.invitations.to_remind().filter(invited_at__lte=now - REST)
    with transaction.atomic():
        going: list[Invitee] = []
        for invitation in waiting.order_by("address"):
            invitee = people.get(invitation.address)
            is_wanted = invitee and invitation.address not in answered
            invitation.record_announced(event)
            if is_wanted and _claim(invitation, now):
                going.append(invitee)
        return len(post_many(mails_to(going, REMINDER, event, {})))


def _claim(invitation: Invitation, now: dt.datetime) -> bool:
    """Note that somebody is reminded; of two at once one gets it."""
    same = Invitation.objects.to_remind().filter(pk=invitation.pk)
    return bool(same.update(reminded_at=now, **invitation.announced))
