"""Days when people are away: public holidays, days off in practice, weekends, school breaks."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

OFF = ("public", "de_facto")  # the second are Midsummer Eve, Christmas Eve, New Year's Eve
HALF = ("optional",)
LANGUAGES = {"sv": "sv", "en": "en_US"}
SATURDAY = 5
DAY = dt.timedelta(days=1)

# Weeks by ISO 8601. Each municipality decides itself; these are what Skolporten gathered of
# those in Örebro län for 2020/2021.
WINTER_BREAK, AUTUMN_BREAK = 8, 44
SUMMER = range(26, 33)


def reasons(day: dt.date) -> Iterator[str]:
    """Return in words why people may be away on a day, the strongest reason first."""
    name = day_off(day)
    if name:
        yield _("%(name)s, when most people are off.") % {"name": name}
    elif day.weekday() >= SATURDAY:
        yield _("It is a weekend.")
    elif _is_squeezed(day):
        yield _("It is a single working day between days off; many take it off.")
    elif short := _named(day, HALF):
        yield _("%(name)s, when many finish early.") % {"name": short}
    if not name:
        yield from _periods(day)


def day_off(day: dt.date) -> str:
    """Return the name of a public holiday, or of a day that is off in practice."""
    return _named(day, OFF)


def _periods(day: dt.date) -> Iterator[str]:
    week = day.isocalendar().week
    if week in SUMMER:
        yield _("It is in the holiday weeks of the summer.")
    elif week == WINTER_BREAK:
        yield _("It is in the usual week of the schools' winter break.")
    elif week == AUTUMN_BREAK:
        yield _("It is in the usual week of the schools' autumn break.")
    elif (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 6):
        yield _("It is in the Christmas holidays.")
    elif _is_around_easter(day):
        yield _("It is in the week before or after Easter, when schools have their break.")


def _is_around_easter(day: dt.date) -> bool:
    """Tell whether Easter is the Sunday at the end of this week, or the one before it."""
    sunday = day + (6 - day.weekday()) * DAY
    return any(_is_easter(each) for each in (sunday, sunday - 7 * DAY))


def _is_easter(day: dt.date) -> bool:
    return _calendar(day.year, "sv", OFF).get(day) == "Påskdagen"


def _is_squeezed(day: dt.date) -> bool:
    return _is_off(day - DAY) and _is_off(day + DAY)


def _is_off(day: dt.date) -> bool:
    return day.weekday() >= SATURDAY or bool(day_off(day))


def _named(day: dt.date, categories: tuple[str, ...]) -> str:
    language = LANGUAGES.get((get_language() or "")[:2], "en_US")
    return _calendar(day.year, language, categories).get(day) or ""


@lru_cache(maxsize=64)
def _calendar(year: int, language: str, categories: tuple[str, ...]) -> dict[dt.date, str]:
    """Return the days of one year by name; counted once."""
    found = holidays.country_holidays("SE", years=year, language=language, categories=categories)
    return dict(found)
