"""A day and an hour on the clocks of the site, for tests of what goes by the calendar."""

import datetime as dt

import time_machine
from django.utils import timezone


def moment(text):
    """Return the moment of "2026-12-10 13:00" in Swedish time."""
    return timezone.make_aware(dt.datetime.fromisoformat(text))


def at(text):
    """Let it be a moment in Swedish time, as a context, and let the clock stand still."""
    return time_machine.travel(moment(text).astimezone(dt.UTC), tick=False)
