"""A day and an hour on the clocks of the site, for tests of what goes by the calendar."""

import datetime as dt

import time_machine
from django.utils import timezone


def moment(text):
    """Return the moment of "2026-12-10 13:00" in Swedish time."""
    return timezone.make_aware(dt.datetime.fromisoformat(text))


def in_days(number):
    """Return the same hour on the clocks of the site, so many days from now.

    The day on which the clocks change has 23 or 25: near midnight, 24 of them miss a day.
    """
    return timezone.localtime() + dt.timedelta(days=number)


def at(text):
    """Let it be a moment in Swedish time, as a context, and let the clock stand still."""
    return time_machine.travel(moment(text).astimezone(dt.UTC), tick=False)
