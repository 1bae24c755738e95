"""Moments and periods in words, always on the clocks of the site and in the reader's language."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

FIRST_HOUR = 13
DAYS_AHEAD = 14
WEEKEND = 5


def local(moment: datetime) -> datetime:
    """Return the moment on the clocks of the site, whoever asks."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def day(moment: datetime) -> str:
    """Return the day with its weekday, month and year."""
    return date_format(local(moment), pgettext("date format", "l j F Y"))


def short_day(moment: datetime) -> str:
    """Return the day and its month, where the year is known."""
    return date_format(local(moment), pgettext("short date format", "j F"))


def weekday(value: date) -> str:
    """Return a day with its weekday and month, as the first words of a sentence."""
    return capfirst(date_format(value, pgettext("day format", "l j F")))


def month(moment: datetime) -> str:
    """Return the name of the month, shortened."""
    return date_format(local(moment), pgettext("month format", "M"))


def clock(moment: datetime) -> str:
    """Return the hour and minute."""
    return date_format(local(moment), pgettext("time format", "H:i"))


def moment(value: datetime) -> str:
    """Return the day and the time of one moment."""
    return _("%(day)s at %(time)s") % {"day": day(value), "time": clock(value)}


def period(starts: datetime, ends: datetime | None) -> str:
    """Return when something happens: a moment, some hours of a day, or several days."""
    if ends is None:
        return moment(starts)
    if local(starts).date() != local(ends).date():
        return _("%(start)s to %(end)s") % {"start": moment(starts), "end": moment(ends)}
    words = {"day": day(starts), "start": clock(starts), "end": clock(ends)}
    return _("%(day)s, %(start)s–%(end)s") % words


def days(starts: datetime, ends: datetime | None) -> str:
    """Return when something lasts whole days: one, or from the first to the last."""
    last = ends - timedelta(seconds=1) if ends else starts
    if local(starts).date() == local(last).date():
        return day(starts)
    return _("%(start)s to %(end)s") % {"start": day(starts), "end": day(last)}


def shifted(value: datetime, before: datetime, after: datetime) -> datetime:
    """Return a moment moved as another was, by the clocks of the site."""
    by = local(after).replace(tzinfo=None) - local(before).replace(tzinfo=None)
    there = local(value).replace(tzinfo=None) + by
    return timezone.make_aware(there, timezone.get_default_timezone())


def next_start() -> datetime:
    """Return a start that an editor would think of: one in the afternoon, two weeks ahead."""
    start = local(timezone.now()) + timedelta(days=DAYS_AHEAD)
    if start.weekday() >= WEEKEND:
        start += timedelta(days=7 - start.weekday())
    return start.replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0)
