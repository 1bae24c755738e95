"""How fresh a profile is, as the calendar and the settings have it, and how readers are told."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from enterprises.models import DirectorySettings, EnterprisePage
from enterprises.models.timetable import Stage, Timetable, add_months
from tests.factories import make_category, make_english, make_enterprise

pytestmark = pytest.mark.django_db
CONFIRMED = dt.date(2026, 1, 15)
ASKED, REMINDED, LAST, PAUSED = (
    dt.date(2026, 7, 15),
    dt.date(2026, 8, 5),
    dt.date(2026, 8, 26),
    dt.date(2027, 1, 15),
)
DAY = dt.timedelta(days=1)
FRESH_IN_LISTS = "Bekräftad januari 2026"
FRESH = "Uppgifterna bekräftade av företaget, januari 2026"
OLD = "Bör bekräftas: uppgifterna är äldre än 6 månader"
NEVER = "Uppgifterna är inte bekräftade av företaget"


def badge(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.select_one("main .badge").get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ((2026, 1, 15), 6, (2026, 7, 15)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2026, 12, 31), 2, (2027, 2, 28)),
        ((2026, 11, 30), 1, (2026, 12, 30)),
        ((2026, 12, 1), 1, (2027, 1, 1)),
        ((2028, 2, 29), 12, (2029, 2, 28)),
        ((2026, 5, 5), 0, (2026, 5, 5)),
        ((2026, 5, 5), 30, (2028, 11, 5)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, after):
    assert add_months(dt.date(*day), months) == dt.date(*after)


@pytest.mark.parametrize(
    ("sent", "follows"),
    [
        ({}, (Stage.ASKED, ASKED)),
        ({Stage.ASKED: ASKED}, (Stage.REMINDED, REMINDED)),
        ({Stage.ASKED: ASKED, Stage.REMINDED: REMINDED}, (Stage.LAST, LAST)),
        ({Stage.LAST: LAST}, (Stage.PAUSED, PAUSED)),
        ({Stage.LAST: LAST, Stage.PAUSED: PAUSED}, (Stage.PAUSED, PAUSED)),
        ({Stage.ASKED: REMINDED}, (Stage.REMINDED, LAST)),
        ({Stage.LAST: PAUSED - DAY}, (Stage.PAUSED, PAUSED + 20 * DAY)),
    ],
    ids=["nothing", "asked", "reminded", "last", "paused", "asked late", "last one late"],
)
def test_each_mail_waits_for_its_day_and_for_the_one_before(sent, follows):
    assert Timetable().next_stage(CONFIRMED, sent) == follows


@pytest.mark.parametrize(
    ("stage", "day", "pause"),
    [
        (Stage.ASKED, ASKED, PAUSED),
        (Stage.ASKED, PAUSED, PAUSED + 63 * DAY),
        (Stage.REMINDED, PAUSED, PAUSED + 42 * DAY),
        (Stage.PAUSED, PAUSED, PAUSED),
    ],
)
def test_the_pause_leaves_time_for_every_reminder(stage, day, pause):
    assert Timetable().pause_day(CONFIRMED, stage, day) == pause


def test_no_setting_lets_the_pause_come_before_the_question():
    odd = Timetable(confirm_months=6, pause_months=6)
    assert odd.next_stage(CONFIRMED, {}) == (Stage.ASKED, ASKED)
    assert odd.pause_day(CONFIRMED, Stage.ASKED, ASKED) == ASKED + 63 * DAY


def test_the_links_of_a_mail_last_until_the_next_and_those_of_the_last_a_year():
    table = Timetable()
    assert table.lasts_until(CONFIRMED, Stage.ASKED, ASKED) == REMINDED
    assert table.lasts_until(CONFIRMED, Stage.PAUSED, PAUSED) == add_months(PAUSED, 12)


@pytest.mark.parametrize("address", ["/foretag/", "/foretag/bageriet/"], ids=["card", "page"])
@pytest.mark.parametrize(
    ("day", "words"),
    [(CONFIRMED, FRESH), (ASKED, FRESH), (ASKED + DAY, OLD), (PAUSED - DAY, OLD)],
)
def test_readers_are_told_how_old_the_details_are(client, directory, address, day, words):
    make_enterprise(directory, slug="bageriet", confirmed_on=CONFIRMED)
    expected = FRESH_IN_LISTS if (address, words) == ("/foretag/", FRESH) else words
    with time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC)):
        assert badge(client, address) == expected


@pytest.mark.parametrize(
    ("clock", "words"),
    [("2026-07-15 21:59", FRESH), ("2026-07-15 22:00", OLD)],
    ids=["before midnight in Sweden", "after it"],
)
def test_the_day_is_that_of_sweden(client, directory, clock, words):
    page = make_enterprise(directory, confirmed_on=CONFIRMED)
    with time_machine.travel(dt.datetime.fromisoformat(f"{clock}+00:00")):
        assert badge(client, page.url) == words


@pytest.mark.parametrize(("day", "words"), [(ASKED, NEVER), (ASKED + DAY, OLD)])
@pytest.mark.parametrize("address", ["/foretag/", "/foretag/bageriet/"], ids=["card", "page"])
def test_one_that_was_never_confirmed_says_so(client, directory, address, day, words):
    with time_machine.travel(dt.datetime.combine(CONFIRMED, dt.time(12), dt.UTC)):
        make_enterprise(directory, slug="bageriet")
    with time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC)):
        assert badge(client, address) == words


def test_the_english_page_says_it_in_english(client, directory):
    page = make_english(make_enterprise(directory, confirmed_on=CONFIRMED), title="The bakery")
    with time_machine.travel(dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)):
        assert badge(client, page.url) == "Details confirmed by the enterprise, January 2026"
    with time_machine.travel(dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)):
        assert (
            badge(client, page.url) == "Should be confirmed: the details are older than 6 months"
        )


@pytest.mark.parametrize("address", ["/foretag/", "/foretag/bageriet/"], ids=["card", "page"])
def test_the_months_are_a_setting(client, directory, address):
    make_enterprise(directory, slug="bageriet", confirmed_on=CONFIRMED)
    DirectorySettings.objects.create(confirm_after_months=1)
    with time_machine.travel(dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)):
        assert badge(client, address) == "Bör bekräftas: uppgifterna är äldre än 1 månad"


@pytest.mark.parametrize("is_decided", [True, False], ids=["decided", "as they come"])
def test_cards_ask_for_the_setting_together(directory, django_assert_num_queries, is_decided):
    for _ in range(3):
        make_enterprise(directory, confirmed_on=CONFIRMED, categories=[make_category("prov")])
    if is_decided:
        DirectorySettings.objects.create(confirm_after_months=2)
    cards = list(EnterprisePage.objects.listed(directory.locale).for_cards())
    with django_assert_num_queries(0):
        assert [card.months_fresh for card in cards] == [2 if is_decided else 6] * 3
        assert [card.is_fresh for card in cards] == [False] * 3


def test_a_reader_makes_no_settings(client, directory):
    client.get(make_enterprise(directory, confirmed_on=CONFIRMED).url)
    assert not DirectorySettings.objects.exists()


@pytest.mark.indexed
@pytest.mark.parametrize("field", ["confirmed_on", "paused_on"])
def test_editors_see_but_cannot_set_how_fresh_a_profile_is(admin_client, directory, field):
    page = make_enterprise(directory, confirmed_on=CONFIRMED)
    form = BeautifulSoup(
        admin_client.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser"
    ).select_one("form[data-edit-form]")
    assert form.select_one(f'[name="{field}"]') is None
    assert form.select_one(f'[id$="{field}-section"], [id*="{field}"]') is not None


@pytest.mark.parametrize(
    ("months", "weeks", "pause", "field"),
    [
        (6, (3, 6), 12, None),
        (1, (1, 2), 2, None),
        (6, (6, 3), 12, "second_reminder_weeks"),
        (6, (3, 3), 12, "second_reminder_weeks"),
        (6, (0, 3), 12, "second_reminder_weeks"),
        (6, (3, 6), 6, "pause_after_months"),
        (6, (3, 6), 7, "pause_after_months"),
        (0, (3, 6), 12, "pause_after_months"),
    ],
)
def test_the_settings_come_one_after_the_other(months, weeks, pause, field):
    decided = DirectorySettings(
        confirm_after_months=months,
        first_reminder_weeks=weeks[0],
        second_reminder_weeks=weeks[1],
        pause_after_months=pause,
    )
    if field is None:
        decided.full_clean()
    else:
        with pytest.raises(ValidationError) as refused:
            decided.full_clean()
        assert list(refused.value.error_dict) == [field]
