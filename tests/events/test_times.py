"""Times in words, in both languages and on both sides of a change of the clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from events import times

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(*parts):
    return dt.datetime(*parts, tzinfo=STOCKHOLM).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("starts", "ends", "language", "words"),
    [
        (
            at(2026, 12, 1, 13),
            at(2026, 12, 1, 16),
            "sv",
            "tisdag 1 december 2026 kl. 13.00–16.00",
        ),
        (
            at(2026, 12, 1, 13),
            at(2026, 12, 1, 16),
            "en",
            "Tuesday 1 December 2026, 13:00–16:00",
        ),
        (at(2026, 12, 1, 13), None, "sv", "tisdag 1 december 2026 kl. 13.00"),
        (
            at(2026, 12, 1, 13),
            at(2026, 12, 2, 12),
            "sv",
            "tisdag 1 december 2026 kl. 13.00 till onsdag 2 december 2026 kl. 12.00",
        ),
        (at(2026, 7, 1, 0, 0), at(2026, 7, 1, 1), "sv", "onsdag 1 juli 2026 kl. 00.00–01.00"),
        (at(2026, 10, 25, 1), at(2026, 10, 25, 4), "sv", "söndag 25 oktober 2026 kl. 01.00–04.00"),
        (at(2026, 3, 29, 1), at(2026, 3, 29, 4), "sv", "söndag 29 mars 2026 kl. 01.00–04.00"),
    ],
    ids=["a day", "English", "no end", "two days", "midnight", "clocks back", "clocks forward"],
)
def test_a_period_is_said_on_the_clocks_of_the_site(starts, ends, language, words):
    with translation.override(language):
        assert times.period(starts, ends) == words


def test_an_editor_elsewhere_meets_the_same_hours():
    with timezone.override("America/New_York"):
        assert times.clock(at(2026, 12, 1, 13)) == "13.00"
