"""The one who plans a meeting is told what is in the way, and may go on."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.enums import Status
from events.models import EventPage
from events.planning.clashes import Plan, clashes
from home.roles import MEETING_HOST, REVIEWER
from tests.editing import create, edit, form_of
from tests.factories import make_activity, make_english, make_event, make_partner

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def free_day():
    """Return noon on a Tuesday in the second week of the next September: nobody is away then."""
    year = timezone.localdate().year + 1
    first = dt.date(year, 9, 8)
    day = first + dt.timedelta(days=(1 - first.weekday()) % 7)
    return dt.datetime.combine(day, dt.time(12), STOCKHOLM)


NOON = free_day()


def planned(starts=NOON, ends=None):
    return clashes(Plan.at(starts, ends or starts + 2 * HOUR))


def test_a_free_time_has_nothing_in_the_way(calendar):
    assert planned() == []


@pytest.mark.parametrize(
    ("offset", "length", "is_in_the_way"),
    [
        (0, 2, True),
        (-1, 2, True),
        (1, 1, True),
        (-5, 20, True),
        (-2, 2, False),
        (2, 1, False),
        (0, None, True),
        (1.5, None, True),
        (2, None, False),
    ],
    ids=[
        "the same",
        "before and into",
        "within",
        "around",
        "until it starts",
        "when it ends",
        "a moment at the start",
        "a moment within",
        "a moment at the end",
    ],
)
def test_an_activity_of_a_partner_at_the_same_time_is_said(offset, length, is_in_the_way):
    starts = NOON + offset * HOUR
    ends = starts + length * HOUR if length else None
    make_activity(make_partner(), title="Idécafé", starts_at=starts, ends_at=ends)
    assert bool(planned()) is is_in_the_way


def test_it_is_said_whose_activity_it_is_and_when():
    make_activity(make_partner("Partnerskapet"), title="Idécafé", starts_at=NOON)
    (said,) = planned()
    assert said.startswith("Krockar med ”Idécafé” hos Partnerskapet, tisdag ")


def test_an_activity_all_day_is_in_the_way_of_the_day():
    midnight = NOON.replace(hour=0)
    make_activity(make_partner(), starts_at=midnight, ends_at=midnight + DAY, is_all_day=True)
    assert planned()
    assert not planned(NOON + DAY)


def test_what_is_cancelled_or_hidden_is_in_nobodys_way(calendar):
    make_activity(make_partner(), starts_at=NOON, is_cancelled=True)
    make_activity(make_partner(read_at=timezone.now() - 15 * DAY), starts_at=NOON)
    make_event(calendar, starts_at=NOON, status=Status.CANCELLED)
    assert planned() == []


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_another_meeting_of_ours_is_said_once(calendar, live):
    page = make_event(calendar, title="Höstträff", starts_at=NOON + HOUR, live=live)
    if live:
        make_english(page)
    (said,) = planned()
    assert "er egen träff ”Höstträff”" in said


def test_a_meeting_is_not_in_its_own_way(calendar):
    page = make_event(calendar, starts_at=NOON)
    english = make_english(page)
    assert clashes(Plan.of(page)) == clashes(Plan.of(english)) == []


def test_every_day_of_a_long_meeting_is_looked_at():
    friday = NOON + 3 * DAY
    said = planned(friday, friday + DAY)
    assert len(said) == 1
    assert said[0].startswith("Lördag ")
    assert said[0].endswith(": det är helg.")


def test_a_cancelled_meeting_and_one_without_a_time_have_nothing_in_the_way(calendar):
    make_activity(make_partner(), starts_at=NOON)
    assert clashes(Plan.of(EventPage(starts_at=NOON, status=Status.CANCELLED))) == []
    assert clashes(Plan.of(EventPage(starts_at=None))) == []


def test_many_activities_cost_no_more_questions_and_a_few_are_named():
    partner = make_partner()
    make_activity(partner, starts_at=NOON)
    with CaptureQueriesContext(connection) as few:
        planned()
    for _ in range(9):
        make_activity(make_partner(), starts_at=NOON)
    with CaptureQueriesContext(connection) as many:
        assert len(planned()) == 5
    assert len(many) == len(few)


@pytest.fixture
def as_role(client):
    def sign_in(role):
        user = User.objects.create_user(f"en {role}", password="x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


def warnings(answer):
    """Return what the admin warns of at the top of the page."""
    found = BeautifulSoup(answer.content, "html.parser").select(".messages .warning")
    return [" ".join(each.get_text(" ").split()) for each in found]


@pytest.mark.indexed
@pytest.mark.parametrize("button", ["", "action-publish"], ids=["draft", "published"])
def test_saving_a_meeting_says_what_is_in_the_way_and_saves_it(as_role, calendar, button):
    client = as_role(MEETING_HOST)
    make_activity(make_partner("<b>Partnern</b>"), title="<script>x</script>", starts_at=NOON)
    page = make_event(calendar, title="Höstträff", starts_at=NOON - DAY)
    answer = edit(
        client,
        page,
        button,
        starts_at=NOON.strftime("%Y-%m-%d %H:%M"),
        ends_at=(NOON + HOUR).strftime("%Y-%m-%d %H:%M"),
    )
    said = [each for each in warnings(answer) if "Sparat, men se upp." in each]
    assert len(said) == 1
    assert "Krockar med ”<script>x</script>” hos <b>Partnern</b>" in said[0]
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().starts_at == NOON


@pytest.mark.indexed
def test_a_new_meeting_is_saved_with_a_warning(as_role, calendar):
    midsummer = f"{NOON.year}-12-24 13:00"
    words = {"title": "Julträff", "slug": "jultraff", "place": "Sal", "starts_at": midsummer}
    answer = create(as_role(MEETING_HOST), calendar, EventPage, **words)
    assert any("Julafton, då de flesta är lediga" in said for said in warnings(answer))
    assert EventPage.objects.filter(slug="jultraff").exists()


@pytest.mark.indexed
def test_a_meeting_that_is_in_nobodys_way_is_saved_without_a_word(as_role, calendar):
    page = make_event(calendar, starts_at=NOON)
    assert warnings(edit(as_role(MEETING_HOST), page)) == []


@pytest.mark.indexed
def test_the_editor_that_saves_by_itself_leaves_no_pile_of_warnings(admin_client, calendar):
    make_activity(make_partner(), starts_at=NOON)
    page = make_event(calendar, starts_at=NOON)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = form_of(admin_client, address, EventPage)
    answer = admin_client.post(address, fields, HTTP_ACCEPT="application/json")
    assert answer.json()["success"]
    assert not list(get_messages(answer.wsgi_request))


@pytest.mark.indexed
def test_the_editor_shows_what_is_in_the_way(as_role, calendar):
    make_activity(make_partner(), title="Idécafé", starts_at=NOON)
    page = make_event(calendar, starts_at=NOON)
    answer = as_role(MEETING_HOST).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    panel = BeautifulSoup(answer.content, "html.parser").select_one("[data-clashes]")
    assert "Idécafé" in panel.get_text()
    assert panel["aria-live"] == "polite"


def test_another_time_can_be_asked_about_before_it_is_saved(as_role, calendar):
    make_activity(make_partner(), title="Idécafé", starts_at=NOON)
    client, address = as_role(MEETING_HOST), reverse("events_clashes")

    def asked(**times):
        return client.get(address, times).content.decode()

    assert "Idécafé" in asked(starts=NOON.strftime("%Y-%m-%d %H:%M"))
    assert "krockar inte" in asked(starts=(NOON + DAY).strftime("%Y-%m-%d %H:%M"))
    assert "krockar inte" in asked(starts="i morgon", ends="x", own="y")


def test_only_who_plans_meetings_may_ask(as_role, calendar):
    answer = as_role(REVIEWER).get(reverse("events_clashes"), {"starts": "2027-09-14 12:00"})
    assert answer.status_code == 403
