"""What an editor may not save, and what is proposed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.enums import Mode
from events.models import EventPage
from events.times import next_start
from tests.editing import create, edit
from tests.factories import make_event

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 12, 1, 13, tzinfo=ZoneInfo("Europe/Stockholm"))
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"ends_at": START - HOUR}, "ends_at", "sluta efter"),
        ({"ends_at": START}, "ends_at", "sluta efter"),
        ({"registration_closes_at": START + HOUR}, "registration_closes_at", "stänga efter"),
        ({"registration_opens_at": START}, "registration_opens_at", "öppna innan"),
        ({"capacity_online": 5}, "capacity_online", "inga platser på nätet"),
        (
            {"mode": Mode.ONLINE, "participation": "x", "capacity_on_site": 5},
            "capacity_on_site",
            "inga platser i en lokal",
        ),
        ({"mode": Mode.ONLINE}, "online_url", "Ange länken"),
        ({"mode": Mode.HYBRID}, "online_url", "Ange länken"),
        ({"place": ""}, "place", "Skriv var ni ses"),
        ({"online_link_public": True}, "online_link_public", "ingen länk att visa"),
        ({"number_in_year": 5}, "number_in_year", "högre än antalet"),
        ({"slug": "feed"}, "slug", "använder själv adressen"),
        ({"slug": "kalender"}, "slug", "använder själv adressen"),
    ],
)
def test_what_does_not_add_up_is_refused_at_its_field(calendar, fields, field, words):
    event = make_event(calendar, starts_at=START)
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert list(refused.value.message_dict) == [field]
    assert words in refused.value.message_dict[field][0]


@pytest.mark.parametrize(
    "fields",
    [
        {"ends_at": START + dt.timedelta(minutes=1)},
        {"ends_at": START + HOUR, "registration_closes_at": START + HOUR},
        {"mode": Mode.ONLINE, "place": "", "participation": "Länken kommer."},
        {"mode": Mode.HYBRID, "online_url": "https://example.org/", "capacity_online": 0},
        {"number_in_year": 4},
    ],
)
def test_what_adds_up_is_published(calendar, fields):
    assert make_event(calendar, **{"starts_at": START, **fields}).live


def test_a_new_meeting_is_proposed_on_a_weekday_at_one():
    start = next_start()
    assert (start.hour, start.minute) == (13, 0)
    assert start.weekday() < 5
    assert start > timezone.now() + dt.timedelta(days=10)


def test_the_number_in_the_year_is_proposed(calendar, admin_client):
    year = next_start().year
    make_event(calendar, starts_at=dt.datetime(year, 2, 1, 12, tzinfo=dt.UTC))
    make_event(calendar, starts_at=dt.datetime(year - 1, 2, 1, 12, tzinfo=dt.UTC))
    page = admin_client.get(f"/admin/pages/add/events/eventpage/{calendar.pk}/")
    assert page.context["form"]["number_in_year"].value() == 2
    assert "Svensk tid (Europe/Stockholm)" in page.content.decode()


def test_a_meeting_beyond_the_plan_raises_the_plan(calendar, admin_client):
    for month in range(1, 5):
        start = dt.datetime(next_start().year, month, 1, 12, tzinfo=dt.UTC)
        make_event(calendar, starts_at=start)
    form = admin_client.get(f"/admin/pages/add/events/eventpage/{calendar.pk}/").context["form"]
    assert (form["number_in_year"].value(), form["meetings_in_year"].value()) == (5, 5)


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("typed", "number", "planned"),
    [({}, 2, 4), ({"number_in_year": "3", "meetings_in_year": "5"}, 3, 5)],
    ids=["as proposed", "as typed"],
)
def test_the_number_follows_the_year_that_is_chosen(
    calendar, admin_client, typed, number, planned
):
    year = next_start().year
    for month in range(1, 5):
        make_event(calendar, starts_at=dt.datetime(year, month, 1, 12, tzinfo=dt.UTC))
    make_event(calendar, starts_at=dt.datetime(year + 1, 1, 15, 12, tzinfo=dt.UTC))
    create(
        admin_client,
        calendar,
        EventPage,
        "action-publish",
        title="Nästa år",
        slug="nasta-ar",
        starts_at=f"{year + 1}-03-15 13:00",
        place="Biblioteket",
        **typed,
    )
    page = EventPage.objects.get(slug="nasta-ar")
    assert (page.number_in_year, page.meetings_in_year) == (number, planned)


@pytest.mark.indexed
def test_the_number_follows_the_year_of_a_draft_too(calendar, admin_client):
    year = next_start().year
    make_event(calendar, starts_at=dt.datetime(year, 1, 15, 12, tzinfo=dt.UTC))
    named = {"title": "Nästa år", "slug": "nasta-ar", "place": "Biblioteket"}
    create(admin_client, calendar, EventPage, **named)
    draft = EventPage.objects.get(slug="nasta-ar")
    edit(admin_client, draft, "action-publish", starts_at=f"{year + 1}-03-15 13:00")
    draft.refresh_from_db()
    assert (draft.live, draft.number_in_year) == (True, 1)
    edit(admin_client, draft, "action-publish", starts_at=f"{year}-11-15 13:00")
    draft.refresh_from_db()
    assert draft.number_in_year == 1  # what is public changes by hand alone


@pytest.mark.parametrize(
    ("starts", "ends", "coming"),
    [(0, None, True), (-1, None, False), (-60, 0, True), (-60, -1, False), (-60, 1, True)],
    ids=["starts now", "began, no end", "ends now", "has ended", "under way"],
)
def test_a_meeting_is_coming_until_it_has_ended(calendar, starts, ends, coming):
    now = timezone.now()
    minute = dt.timedelta(minutes=1)
    ends_at = None if ends is None else now + ends * minute
    event = make_event(calendar, starts_at=now + starts * minute, ends_at=ends_at)
    assert EventPage.objects.upcoming(now).exists() is coming
    assert EventPage.objects.past(now).exists() is not coming
    assert event.has_ended(now) is not coming
