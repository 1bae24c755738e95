"""When reminders and thanks go: by days on the clocks of the site, not by the hour."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from events import times
from events.models import EventPage, MeetingSettings

FIRST, LAST, THANKS = "first", "last", "thanks"
THANKS_DAYS = 30  # after the meeting; later the mail would come as a surprise


@dataclass(frozen=True)
class MailRound:
    """One round of mails about a meeting: from which moment it goes, and until when."""

    name: str
    due_at: dt.datetime
    until: dt.datetime
    starts_at: dt.datetime

    def is_open(self, now: dt.datetime) -> bool:
        """Tell whether its mails go now."""
        return self.due_at <= now < self.until

    def key(self, uid: object) -> str:
        """Return what makes sure that a person gets it once, and a reminder for each time."""
        if self.name == THANKS:
            return f"events.thanks:{uid}"
        start = self.starts_at.astimezone(dt.UTC).strftime("%Y%m%dT%H%MZ")
        return f"events.reminder:{uid}:{self.name}:{start}"


def reminders(event: EventPage) -> list[MailRound]:
    """Return the reminders of a meeting: the first goes until the last, that until the start."""
    settings = MeetingSettings.load()
    starts = event.starts_at
    first = _midnight(starts, -settings.first_reminder_days)
    last = _midnight(starts, -settings.last_reminder_days)
    return [MailRound(FIRST, first, last, starts), MailRound(LAST, last, starts, starts)]


def thanks(event: EventPage) -> MailRound:
    """Return when those who came are thanked: from the day after the meeting."""
    ends = event.ends_at or event.starts_at
    return MailRound(THANKS, _midnight(ends, 1), _midnight(ends, THANKS_DAYS + 1), event.starts_at)


def reminder_now(event: EventPage, now: dt.datetime) -> MailRound | None:
    """Return the reminder that goes now, if the meeting is to be held and people can see it."""
    if event.is_cancelled or not event.live:
        return None
    return next((each for each in reminders(event) if each.is_open(now)), None)


def thanks_now(event: EventPage, now: dt.datetime) -> MailRound | None:
    """Return the thanks if they go now: there is something to read, and nobody said no to it."""
    going = thanks(event)
    is_held = event.live and not event.is_cancelled
    if not (is_held and event.has_outcome and going.is_open(now)):
        return None
    return going if MeetingSettings.load().sends_thanks else None


def _midnight(moment: dt.datetime, days: int) -> dt.datetime:
    """Return the beginning of the day so many days from a moment's own."""
    day = times.local(moment).date() + dt.timedelta(days=days)
    return timezone.make_aware(
        dt.datetime.combine(day, dt.time.min), timezone.get_default_timezone()
    )
