"""The next meeting is planned from one that there is."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse

from config.site_setup import prepare
from events.enums import Mode
from events.models import EventPage, Registration
from events.planning.repeat import draft_next, later, newest, next_start, next_title
from events.planning.year import Quarter
from events.times import local
from tests.days import at
from tests.factories import make_english, make_event, municipality

SPRING = dt.datetime(2036, 2, 6, 12, tzinfo=dt.UTC)  # a Wednesday at one in Sweden
NOW = dt.datetime(2036, 3, 1, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def on(year, month, day):
    return dt.datetime(year, month, day, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("start", "now", "taken", "expected"),
    [
        (SPRING, NOW, [], "2036-05-07T13:00:00+02:00"),
        (on(2036, 9, 3), on(2036, 9, 20), [], "2036-12-03T14:00:00+01:00"),
        (on(2036, 1, 31), NOW, [], "2036-05-08T13:00:00+02:00"),
        (on(2036, 9, 24), on(2036, 9, 25), [], "2036-12-17T14:00:00+01:00"),
        (SPRING, on(2036, 6, 1), [], "2036-06-18T13:00:00+02:00"),
        (SPRING, on(2036, 6, 20), [], "2036-08-06T13:00:00+02:00"),
        (SPRING, NOW, [on(2036, 5, 20)], "2036-08-06T13:00:00+02:00"),
        (SPRING, NOW, [on(2036, 7, 3)], "2036-05-07T13:00:00+02:00"),
        (on(2036, 3, 28), NOW, [on(2036, 7, 2)], "2036-05-30T13:00:00+02:00"),
        (on(2036, 12, 3), on(2036, 12, 5), [], "2037-03-04T13:00:00+01:00"),
        (SPRING, on(2036, 12, 20), [on(2036, 12, 3)], "2037-02-04T13:00:00+01:00"),
        (SPRING, on(2036, 12, 20), [], "2037-02-04T13:00:00+01:00"),
        (on(2037, 5, 6), on(2036, 12, 5), [on(2036, 12, 3)], "2037-02-04T14:00:00+01:00"),
    ],
    ids=[
        "a quarter later, over the change to summer time",
        "over the change to winter time",
        "the first of May is off",
        "two days off after each other: earlier in the same quarter",
        "this quarter has none, and two weeks are left",
        "this quarter has none, and too little of it is left",
        "the next quarter has one",
        "the quarter after the next has one",
        "not close to that of the next quarter",
        "over the end of the year",
        "at the end of the year, this quarter has one",
        "at the end of the year, this quarter has none",
        "from one that is later than the gap",
    ],
)
def test_it_fills_the_first_quarter_without_a_meeting(start, now, taken, expected):
    assert local(next_start(start, now, [start, *taken])).isoformat() == expected


@pytest.mark.django_db
def test_four_presses_plan_a_year_a_meeting_each_quarter(calendar):
    make_event(calendar, starts_at=on(2036, 10, 29), number_in_year=4)
    make_event(calendar, starts_at=on(2037, 5, 6), number_in_year=2, live=False)
    drafts = [draft_next(newest(calendar), None, on(2036, 10, 30)) for _ in range(4)]
    found = [
        (each.local_starts_at.year, Quarter.of(each.starts_at).number, each.number_in_year)
        for each in drafts
    ]
    assert found == [(2037, 1, 1), (2037, 3, 3), (2037, 4, 4), (2038, 1, 1)]


@pytest.mark.django_db
def test_a_cancelled_meeting_fills_no_quarter(calendar, spring):
    day = on(2036, 5, 7) - HOUR  # one in summer
    off = make_event(calendar, starts_at=day, number_in_year=2, status="cancelled")
    draft = draft_next(spring, None, NOW, start=off.starts_at)
    assert draft != off
    assert (draft.starts_at, draft.number_in_year) == (off.starts_at, 2)


def test_time_on_the_clock_stays_when_the_clocks_change():
    opens = dt.datetime(2036, 3, 28, 23, 30, tzinfo=dt.UTC)
    assert local(later(opens, 2 * DAY)).isoformat() == "2036-03-31T00:30:00+02:00"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Samordningsträff 4 2036", "Samordningsträff 1 2037"),
        ("Träff 4 av 4, 2036", "Träff 1 av 4, 2037"),
        ("Träff 2036:4", "Träff 2037:1"),
        ("Träff nr 4 – Anbudet", "Träff nr 1 – Anbudet"),
        ("Vinterträff 2036", "Vinterträff 2037"),
        ("4 sätt att vinna", "4 sätt att vinna"),
        ("Så vann 4 företag", "Så vann 4 företag"),
        ("Träff 14", "Träff 14"),
        ("Vad är på gång?", "Vad är på gång?"),
    ],
)
def test_the_year_and_the_number_in_a_title_move_on(title, expected):
    assert next_title(title, (2036, 2037), (4, 1)) == expected


@pytest.fixture
def spring(calendar):
    return make_event(
        calendar,
        title="Samordningsträff 1 2036",
        summary="Om anbud.",
        starts_at=SPRING,
        ends_at=SPRING + 3 * HOUR,
        mode=Mode.HYBRID,
        online_url="https://moten.example.org/rum",
        municipality=municipality(),
        number_in_year=1,
        takes_registrations=True,
        registration_opens_at=SPRING - 40 * DAY,
        registration_closes_at=SPRING - 4 * DAY,
        capacity_on_site=40,
        programme=[("item", {"title": "Välkommen"})],
        left_out=["guide"],
        afterwards=[("text", "<p>Vi enades.</p>")],
        decisions=[("decision", {"text": "Vi fortsätter."})],
        recording_url="https://film.example.org/1",
    )


@pytest.mark.django_db
def test_what_lasts_is_kept(spring):
    draft = draft_next(spring, None, NOW)
    assert (draft.title, draft.number_in_year) == ("Samordningsträff 2 2036", 2)
    assert draft.when == "onsdag 7 maj 2036 kl. 13.00–16.00"
    assert (draft.summary, draft.capacity_on_site, draft.left_out) == ("Om anbud.", 40, ["guide"])
    assert [item.value["title"] for item in draft.programme] == ["Välkommen"]
    assert local(draft.registration_opens_at).isoformat() == "2036-03-28T13:00:00+01:00"
    assert local(draft.registration_closes_at).isoformat() == "2036-05-03T13:00:00+02:00"


@pytest.mark.django_db
def test_what_came_of_the_old_one_is_not_kept(spring):
    Registration.objects.create(event=spring, state="confirmed", mode="on_site", email="a@b.se")
    spring.questions.create(wording_sv="När?", is_shown=True)
    draft = EventPage.objects.get(pk=draft_next(spring, None, NOW).pk)
    assert not draft.has_outcome
    assert draft.online_url == ""
    assert not (draft.registrations.exists() or draft.questions.exists())


@pytest.mark.django_db
def test_it_is_a_draft_of_its_own_in_swedish_only(spring, client):
    make_english(spring)
    draft = draft_next(spring, None, NOW)
    assert not draft.live
    assert client.get(draft.url).status_code == 404
    assert draft.translation_key != spring.translation_key
    assert not draft.get_translations().exists()


@pytest.mark.django_db
def test_a_draft_is_planned_from_as_it_stands(calendar):
    first = make_event(calendar, title="Träff", starts_at=SPRING, live=False)
    first.title = "Ändrad träff"
    first.save_revision()
    assert draft_next(first, None, NOW).title == "Ändrad träff"


@pytest.mark.django_db
def test_the_newest_meeting_is_the_one_that_starts_last(calendar, spring):
    late = make_event(calendar, starts_at=SPRING + 9 * DAY, live=False)
    make_event(calendar, starts_at=SPRING - 9 * DAY)
    assert newest(calendar) == late


@pytest.fixture
def host(client):
    prepare()
    user = User.objects.create_user("vera", password="vera")
    user.groups.add(user.groups.model.objects.get(name="Träffansvarig"))
    client.force_login(user)
    return client


def next_of(page):
    return reverse("events_next_meeting", args=[page.pk])


@pytest.mark.indexed
@pytest.mark.django_db
def test_a_host_sees_what_it_would_be_and_makes_it(spring, host):
    seen = host.get(next_of(spring)).content.decode()
    assert "Samordningsträff" in seen
    assert EventPage.objects.count() == 1
    opened = host.post(next_of(spring), follow=True)
    draft = EventPage.objects.exclude(pk=spring.pk).get()
    assert opened.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "Ange länken till nätmötet" in opened.content.decode()
    assert draft.owner.username == "vera"


@pytest.mark.django_db
def test_what_is_in_the_way_is_said_before_it_is_made(calendar, host):
    in_the_break = make_event(calendar, starts_at=on(2036, 11, 19))
    with at("2036-11-20"):
        host.force_login(User.objects.get())
        page = host.get(next_of(in_the_break)).content.decode()
    assert "Januari–mars 2037: det första kvartalet" in page
    assert "onsdag 18 februari 2037" in page
    assert "sportlov" in page


@pytest.mark.django_db
def test_pressing_twice_makes_one_draft(spring, host):
    form = BeautifulSoup(host.get(next_of(spring)).content, "html.parser")
    seen = {"start": form.find("input", {"name": "start"})["value"]}
    first, second = (host.post(next_of(spring), seen) for _ in range(2))
    assert first.url == second.url
    assert EventPage.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["", "x", "2036-99-99T10:00", "\0"])
def test_a_start_that_cannot_be_read_is_no_obstacle(spring, host, start):
    assert host.post(next_of(spring), {"start": start}).status_code == 302


@pytest.mark.indexed
@pytest.mark.django_db
def test_the_buttons_stand_at_the_meeting_and_at_the_calendar(spring, calendar, host):
    label = "Planera nästa träff"
    edit = host.get(reverse("wagtailadmin_pages:edit", args=[spring.pk])).content.decode()
    explorer = host.get(reverse("wagtailadmin_explore", args=[calendar.pk])).content.decode()
    assert f"{label} från den här" in edit
    assert explorer.count(f"{label} från den här") == 1
    assert explorer.count(next_of(spring)) == 2  # the meeting's own, and the calendar's


@pytest.mark.django_db
def test_only_those_who_may_add_meetings_plan_the_next(spring, client):
    user = User.objects.create_user("gäst", password="gäst")
    client.force_login(user)
    assert client.post(next_of(spring)).status_code == 302
    user.user_permissions.add(user.user_permissions.model.objects.get(codename="access_admin"))
    client.force_login(User.objects.get(pk=user.pk))
    client.post(next_of(spring))
    assert EventPage.objects.count() == 1


@pytest.mark.indexed
@pytest.mark.django_db
def test_an_english_page_is_not_planned_from(spring, admin_client):
    english = make_english(spring)
    admin_client.post(next_of(english))
    assert EventPage.objects.filter(locale=english.locale).count() == 1
    edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    assert next_of(english) not in edit.content.decode()
