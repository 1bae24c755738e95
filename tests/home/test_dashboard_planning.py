"""The first page of the admin says what lacks in the year, and which calendars cannot be read."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.enums import Status
from home.dashboard.planning_panels import PartnerCalendarsPanel, YearPanel
from tests.factories import make_event, make_partner

pytestmark = pytest.mark.django_db
NOVEMBER = dt.datetime(2026, 11, 26, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
WEEK = dt.timedelta(weeks=1)
SECOND = dt.timedelta(seconds=1)


def meet(calendar, month, year=2026, **fields):
    starts = NOVEMBER.replace(year=year, month=month, day=10)
    make_event(calendar, starts_at=starts, ends_at=starts + dt.timedelta(hours=2), **fields)


@time_machine.travel(NOVEMBER, tick=False)
def test_quarters_without_a_meeting_are_listed_with_the_way_to_plan_one(calendar, admin_user):
    for month in (2, 5, 9):
        meet(calendar, month)
    meet(calendar, 12, status=Status.CANCELLED)
    meet(calendar, 2, year=2027)
    rows = YearPanel(admin_user).rows()
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    assert {(row.text, row.url) for row in rows} == {("Planera en träff", add)}
    assert [row.note for row in rows] == [
        "Ingen träff är planerad för oktober–december 2026.",
        "Ingen träff är planerad för april–juni 2027.",
        "Ingen träff är planerad för juli–september 2027.",
        "Ingen träff är planerad för oktober–december 2027.",
    ]


@time_machine.travel(NOVEMBER, tick=False)
def test_nothing_is_said_when_every_quarter_has_a_meeting(calendar, admin_user):
    for year in (2026, 2027):
        for month in (2, 5, 9, 12):
            meet(calendar, month, year=year)
    assert YearPanel(admin_user).rows() == []


@pytest.mark.parametrize(
    ("since", "is_told"), [(2 * WEEK - SECOND, False), (2 * WEEK + SECOND, True)]
)
def test_a_calendar_that_nobody_could_read_for_two_weeks_is_told_of(admin_user, since, is_told):
    with time_machine.travel(NOVEMBER, tick=False):
        calendar = make_partner(read_at=NOVEMBER - since, fault="gone")
        rows = PartnerCalendarsPanel(admin_user).rows()
    assert bool(rows) is is_told
    if is_told:
        assert rows[0].url == reverse("partner_calendars:edit", args=[calendar.pk])
        assert rows[0].note == (
            "Aktiviteterna är dolda: den hämtades senast 12 november 2026. "
            "Adressen finns inte längre. Be partnern om den nya."
        )


def test_a_calendar_that_could_never_be_read_is_told_of_too(admin_user):
    make_partner("Ny", read_at=None)
    make_partner("Gammal", read_at=None, added_at=timezone.now() - 3 * WEEK)
    make_partner("Fil", file="partner_calendars/k.ics", read_at=timezone.now() - 9 * WEEK)
    rows = PartnerCalendarsPanel(admin_user).rows()
    assert [(row.text, row.note) for row in rows] == [("Gammal", "Den har aldrig gått att hämta.")]


def test_who_plans_nothing_is_told_nothing(calendar, django_user_model):
    make_partner(read_at=timezone.now() - 3 * WEEK)
    user = django_user_model.objects.create_user("ingen")
    assert YearPanel(user).rows() == PartnerCalendarsPanel(user).rows() == []


def test_the_first_page_shows_both(calendar, admin_client):
    make_partner(read_at=timezone.now() - 3 * WEEK)
    page = admin_client.get("/admin/").content.decode()
    assert "Kvartal utan träff" in page
    assert "Partnerkalendrar som inte går att hämta" in page


def test_many_cost_no_more_questions_than_few(calendar, admin_user):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            YearPanel(admin_user).rows()
            PartnerCalendarsPanel(admin_user).rows()
        return len(asked)

    make_partner(read_at=timezone.now() - 3 * WEEK)
    queries()
    few = queries()
    for _ in range(4):
        make_event(calendar)
        make_partner(read_at=timezone.now() - 3 * WEEK)
    assert queries() == few
