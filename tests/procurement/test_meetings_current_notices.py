"""The page of a coming meeting shows the tenders that are current: told by dates."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.enums import Status
from procurement.enums import Phase
from procurement.meetings.listing import current_notices, shown_notices
from tests.days import in_days
from tests.factories import make_english, make_event, make_notice

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NEW, OPEN, COMING = "Nya sedan träffen", "Fortfarande öppna", "Kommande"


def day(number):
    """Return a day, counted from today."""
    return timezone.localdate() + number * DAY


@pytest.fixture
def meeting(calendar):
    """A meeting in ten days; the one before was held twenty days ago."""
    make_event(calendar, starts_at=in_days(-20))
    make_event(calendar, starts_at=in_days(-5), status=Status.CANCELLED)
    return make_event(calendar, title="Vårens träff", starts_at=in_days(10))


def groups_of(event):
    found = current_notices(event) or {"groups": []}
    return {each.heading: [notice.title for notice in each.notices] for each in found["groups"]}


def group_of(event):
    """Return in which group the one notice is, by its first words."""
    return next((name for name in groups_of(event)), "")


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({"published_on": -19, "deadline_at": 30}, NEW),
        ({"published_on": -19, "deadline_at": 2}, NEW),
        ({"published_on": -19, "deadline_at": -2}, NEW),
        ({"published_on": -20, "deadline_at": 30}, OPEN),
        ({"published_on": -20, "deadline_at": 9}, ""),
        ({"published_on": -90, "deadline_at": 11}, OPEN),
        ({"published_on": -90}, OPEN),
        ({"deadline_at": 11}, OPEN),
        ({"phase": Phase.PLANNED, "expected_on": 60}, COMING),
        ({"phase": Phase.PLANNED, "expected_on": 60, "published_on": -10}, COMING),
        ({"phase": Phase.PLANNED, "expected_on": -3}, COMING),
        ({"phase": Phase.CANCELLED, "published_on": -10, "deadline_at": 30}, ""),
        ({"phase": Phase.AWARDED, "published_on": -10, "deadline_at": -1}, ""),
        ({"published_on": -10, "deadline_at": 30, "live": False}, ""),
    ],
    ids=[
        "the day after the last meeting",
        "new, and closes before this one",
        "new, and closed already",
        "on the day of the last meeting, open when we meet",
        "older, and closes before this one",
        "old, closes after this one",
        "old, without a last day",
        "of unknown day",
        "planned",
        "planned, announced in advance",
        "planned, late",
        "called off",
        "awarded",
        "draft",
    ],
)
def test_dates_tell_where_a_notice_belongs(meeting, fields, group):
    turned = {"published_on": day, "expected_on": day, "deadline_at": in_days}
    make_notice(**{name: turned.get(name, lambda same: same)(v) for name, v in fields.items()})
    assert group_of(meeting).startswith(group)
    assert bool(group_of(meeting)) is bool(group)


def test_the_heading_names_the_day_of_the_last_meeting(calendar):
    make_event(calendar, starts_at=dt.datetime(2036, 2, 5, 12, tzinfo=dt.UTC))
    event = make_event(calendar, starts_at=dt.datetime(2036, 5, 6, 12, tzinfo=dt.UTC))
    make_notice(published_on=dt.date(2036, 3, 1))
    assert list(groups_of(event)) == ["Nya sedan träffen 5 februari 2036"]


def test_the_first_meeting_looks_a_quarter_back(calendar):
    event = make_event(calendar, starts_at=in_days(10))
    make_notice(title="Ny", published_on=day(-80), deadline_at=in_days(20))
    make_notice(title="Äldre", published_on=day(-82), deadline_at=in_days(20))
    assert groups_of(event) == {"Nya de senaste tre månaderna": ["Ny"], OPEN: ["Äldre"]}


def test_what_fits_or_is_reserved_stands_first_then_the_nearest_deadline(meeting):
    for title, fields in {
        "Sen": {"deadline_at": in_days(40)},
        "Snar": {"deadline_at": in_days(20)},
        "Passar": {"deadline_at": in_days(50), "fits_sv": "Därför."},
        "Reserverad": {"deadline_at": in_days(45), "reserved": "res-ws"},
    }.items():
        make_notice(title=title, published_on=day(-2), **fields)
    (titles,) = groups_of(meeting).values()
    assert titles == ["Reserverad", "Passar", "Snar", "Sen"]


def test_the_list_is_the_same_when_the_meeting_has_been_held(meeting, time_machine):
    for fields in (
        {"published_on": day(-2), "deadline_at": in_days(5)},
        {"published_on": day(-60), "deadline_at": in_days(12)},
        {"phase": Phase.PLANNED, "expected_on": day(60)},
    ):
        make_notice(**fields)
    before = set(shown_notices(meeting))
    make_notice(title="Efteråt", published_on=day(11), deadline_at=in_days(60))
    time_machine.move_to(in_days(100))
    make_notice(title="Ännu senare", phase=Phase.PLANNED, expected_on=day(30))
    assert len(before) == 3
    assert set(shown_notices(meeting)) == before


@pytest.fixture
def tenders(client):
    def parsed(event):
        html = BeautifulSoup(client.get(event.url).content, "html.parser")
        heading = html.find(id="tenders")
        return heading and heading.parent

    return parsed


def test_the_page_leads_to_each_and_to_all(meeting, tenders, procurement):
    notice = make_notice(
        title="Städning", published_on=day(-2), deadline_at=in_days(9), reserved="res-ws"
    )
    section = tenders(meeting)
    links = {link.get_text(): link["href"] for link in section.find_all("a")}
    assert links == {
        "Städning": procurement.notice_url(notice),
        "Alla annonser": procurement.notices_url,
    }
    assert "Reserverad, 4 kap. 18 § LOU" in section.get_text()


def test_a_long_list_folds(meeting, tenders):
    for number in range(5):
        make_notice(title=f"Annons {number}", published_on=day(-2))
    section = tenders(meeting)
    assert section.find("summary").get_text(strip=True) == "Visa 2 till"
    assert len(section.find("details").find_all("a")) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": in_days(-1)},
        {"status": Status.CANCELLED},
        {"left_out": ["tenders"]},
    ],
    ids=["held", "cancelled", "left out"],
)
def test_some_meetings_show_none(calendar, tenders, fields):
    make_notice(published_on=day(-3))
    assert tenders(make_event(calendar)) is not None
    assert tenders(make_event(calendar, **fields)) is None


def test_nothing_to_show_has_no_heading(meeting, tenders):
    assert tenders(meeting) is None


def test_tenders_of_a_private_page_are_not_shown(meeting, tenders, procurement):
    make_notice(published_on=day(-2))
    PageViewRestriction.objects.create(page=procurement, restriction_type="login")
    assert tenders(meeting) is None


def test_the_english_page_shows_what_is_in_english_and_counts_the_rest(meeting, tenders):
    make_notice(title="Städning", title_en="Cleaning", published_on=day(-2))
    make_notice(title="Tvätt", published_on=day(-2))
    section = tenders(make_english(meeting))
    assert section.find("a").get_text() == "Cleaning"
    assert "Tvätt" not in section.get_text()
    assert "One more is described in Swedish only." in section.get_text()


def test_the_meeting_before_is_the_same_in_english(meeting):
    make_notice(title="Ny", title_en="New", published_on=day(-2))
    assert group_of(meeting).startswith(NEW)
    assert len(groups_of(make_english(meeting))) == 1


def test_many_notices_ask_no_more(meeting, client, django_assert_max_num_queries):
    def ask():
        with django_assert_max_num_queries(200) as asked:
            client.get(meeting.url)
        return len(asked)

    make_notice(published_on=day(-2)), make_notice(phase=Phase.PLANNED, expected_on=day(60))
    client.get(meeting.url)
    few = ask()
    for number in range(12):
        make_notice(published_on=day(-2), deadline_at=in_days(20 + number))
        make_notice(published_on=day(-200), deadline_at=in_days(20 + number))
        make_notice(phase=Phase.PLANNED, expected_on=day(60))
    client.get(meeting.url)
    assert ask() <= few
