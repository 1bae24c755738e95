"""Days when people are away are known, and said in the language of the one who plans."""

import datetime as dt

import pytest
from django.utils import translation

from events.planning.holidays import reasons


def said(day, language="sv"):
    with translation.override(language):
        return " ".join(reasons(dt.date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-01-01", "Nyårsdagen"),
        ("2027-01-06", "Trettondedag jul"),
        ("2027-03-26", "Långfredagen"),
        ("2027-03-29", "Annandag påsk"),
        ("2027-05-01", "Första maj"),
        ("2027-05-06", "Kristi himmelsfärdsdag"),
        ("2027-05-16", "Pingstdagen"),
        ("2027-06-06", "Nationaldagen"),
        ("2027-06-25", "Midsommarafton"),
        ("2027-06-26", "Midsommardagen"),
        ("2027-11-06", "Alla helgons dag"),
        ("2027-12-24", "Julafton"),
        ("2027-12-25", "Juldagen"),
        ("2027-12-26", "Annandag jul"),
        ("2027-12-31", "Nyårsafton"),
        ("2026-06-19", "Midsommarafton"),
    ],
)
def test_public_holidays_and_the_eves_that_are_off_are_known(day, name):
    assert f"{name}, då de flesta är lediga." in said(day)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-05-22", "det är helg."),
        ("2027-05-23", "det är helg."),
        ("2027-05-07", "det är en klämdag, då många är lediga."),
        ("2026-01-05", "det är en klämdag, då många är lediga. det är i jul- och nyårshelgerna."),
        ("2027-04-30", "Valborgsmässoafton (från kl. 14.00), då många slutar tidigt."),
        ("2027-02-24", "det är den vanliga veckan för sportlov."),
        ("2027-11-04", "det är den vanliga veckan för höstlov."),
        ("2027-07-14", "det är i semestertider."),
        ("2027-06-28", "det är i semestertider."),
        ("2027-08-13", "det är i semestertider."),
        ("2027-12-22", "det är i jul- och nyårshelgerna."),
        ("2027-03-23", "det är veckan före eller efter påsk, då skolorna har lov."),
        ("2027-03-31", "det är veckan före eller efter påsk, då skolorna har lov."),
    ],
)
def test_weekends_and_holiday_periods_are_known(day, words):
    assert said(day) == words


@pytest.mark.parametrize(
    "day",
    [
        "2027-02-09",
        "2027-03-03",
        "2027-05-11",
        "2027-06-24",
        "2027-08-16",
        "2027-09-14",
        "2027-12-07",
    ],
)
def test_an_ordinary_day_is_free(day):
    assert said(day) == ""


def test_the_names_are_english_for_who_works_in_english():
    assert said("2027-06-25", "en") == "Midsummer Eve, when most people are off."
