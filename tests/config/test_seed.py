"""The demo content sells the site: complete, in both languages, and marked as made up."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from wagtail.models import Page

from config.seeding import is_seeded, seed
from config.seeding.bulk import generate
from config.seeding.meetings import LEAST_NOTICE
from config.seeding.publishing import key_of
from config.seeding.reading import records
from enterprises.models import EnterprisePage
from events.enums import State
from events.models import EventPage, PartnerCalendar, Registration
from events.models.questions import shown_questions
from events.models.settings import guide_in
from events.planning.clashes import Plan, clashes
from home.models import GuidePage, HomePage, ProjectPage
from places.models import Municipality
from procurement.enums import Phase, Stage
from procurement.meetings.outcomes import outcomes
from procurement.models import NewsPage, Notice
from tests.attendees import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Seed once for all tests of this file, in a transaction that is rolled back after them."""
    from django.db import transaction
    from django.test.utils import override_settings

    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media):
        whole = transaction.atomic()
        whole.__enter__()
        seed()
        yield
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _with_demo_content(_seeded):
    return


def in_language(model, language):
    return model.objects.live().filter(locale__language_code=language, alias_of=None)


@pytest.mark.parametrize(
    ("model", "least"),
    [(EnterprisePage, 24), (EventPage, 5), (GuidePage, 5), (NewsPage, 5), (ProjectPage, 2)],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_is_enough_in_both_languages(model, least, language):
    assert in_language(model, language).count() >= least


def test_every_municipality_has_an_enterprise_and_ten_categories_are_used():
    seats = in_language(EnterprisePage, "sv").values_list("municipality__name", flat=True)
    assert set(seats) == set(Municipality.objects.values_list("name", flat=True))
    used = EnterprisePage.objects.exclude(categories=None).values_list("categories", flat=True)
    assert len(set(used)) >= 10


@pytest.mark.parametrize(("language", "marking"), [("sv", "Exempelföretag"), ("en", "made up")])
def test_every_enterprise_says_that_it_is_made_up(language, marking):
    for page in in_language(EnterprisePage, language):
        assert marking in str(page.body)


def test_every_notice_phase_is_shown_and_something_is_open_now():
    phases = set(Notice.objects.values_list("phase", flat=True))
    assert phases == set(Phase.values)
    assert Notice.objects.count() == 18
    assert Notice.objects.open().exists()


def test_at_least_two_meetings_were_held_and_one_is_to_come():
    meetings = in_language(EventPage, "sv")
    assert meetings.past().count() >= 2
    assert meetings.upcoming().count() >= 1
    assert all(meeting.programme for meeting in meetings)


def test_a_partner_that_says_it_is_made_up_has_activities_and_one_beside_our_meeting():
    calendar = PartnerCalendar.objects.get()
    assert "påhittat exempel" in calendar.name
    assert calendar.fault == ""
    assert calendar.left_out == 0
    assert calendar.activities.count() == 12
    meeting = EventPage.objects.live().after(timezone.now()).first()
    assert any("Krockar med" in said for said in clashes(Plan.of(meeting)))


def coming_in(language):
    """Return the meetings that are far enough ahead to take answers."""
    return in_language(EventPage, language).after(timezone.now() + LEAST_NOTICE)


def test_coming_meetings_take_answers_and_one_has_a_waiting_list():
    coming = list(coming_in("sv"))
    assert len(coming) >= 2
    assert all(meeting.is_taking_registrations() for meeting in coming)
    assert sorted(meeting.is_full for meeting in coming)[-2:] == [False, True]
    full = next(meeting for meeting in coming if meeting.is_full)
    places = full.registrations.filter(state=State.WAITING).values_list("place", flat=True)
    assert list(places.order_by("place")) == [1, 2, 3, 4]
    assert full.participant_list.last_place == 4


def test_who_moves_a_demo_meeting_is_asked_whether_to_tell_its_participants():
    for event in coming_in("sv"):
        hour = dt.timedelta(hours=1)
        change = publish(event, starts_at=event.starts_at + hour, ends_at=event.ends_at + hour)
        assert change.count == event.registrations.coming().count()


def test_the_latest_meeting_shows_what_came_of_it():
    for language in ("sv", "en"):
        held = in_language(EventPage, language).past().first()
        assert held.afterwards and held.decisions and held.presentations and held.recording_url
        stages = {outcome.stage for outcome in outcomes(held)}
        assert {Stage.OPEN, Stage.AWARDED, Stage.CANCELLED} <= stages


def test_the_next_meeting_has_questions_and_a_page_to_read_in_both_languages():
    for language in ("sv", "en"):
        coming = coming_in(language).first()
        assert [each.language for each in shown_questions(coming)] == [language] * 3
        assert guide_in(coming.locale).locale.language_code == language


def test_nobody_who_comes_to_a_meeting_exists():
    people = Registration.objects.named()
    assert people.count() > 50
    for person in people:
        assert "Exempel" in person.name
        assert person.email.endswith("@example.org")
    assert not people.filter(event__starts_at__lt=timezone.now() - dt.timedelta(days=90))
    assert set(people.values_list("language", flat=True)) == {"sv", "en"}


def test_every_guide_about_procurement_names_its_law_and_the_day_it_was_checked():
    about = [record for record in records("guides") if record["below"] == "procurement"]
    keys = [key_of("guides", record["slug"]["sv"]) for record in about]
    for guide in in_language(GuidePage, "sv").filter(translation_key__in=keys):
        assert guide.checked_on
        assert guide.laws.exists()


def test_the_projects_are_reached_from_a_page_in_the_menu():
    about = GuidePage.objects.get(slug="om", show_in_menus=True)
    linked = {page.pk for page in ProjectPage.objects.filter(locale__language_code="sv")}
    body = str(about.body.get_prep_value())
    assert len(linked) == 2
    assert all(f'id="{pk}"' in body for pk in linked)


def test_addresses_and_phones_belong_to_nobody():
    text = str([records(kind) for kind in ("enterprises", "meetings", "guides", "settings")])
    hosts = re.findall(r"[\w.-]+@([\w.-]+)", text)
    assert hosts
    assert all(host.endswith(".example") for host in hosts)
    fictional = ("070-174 06 ", "08-465 004 ", "031-390 06 ")
    phones = re.findall(r"'phone': '([^']+)'", text)
    assert all(phone.startswith(fictional) for phone in phones)


def test_no_enterprise_has_an_organisation_number_that_could_be_somebodys():
    assert not EnterprisePage.objects.exclude(organisation_number="").exists()


def test_one_profile_waits_for_a_reviewer():
    waiting = EnterprisePage.objects.filter(live=False, locale__language_code="sv")
    assert [page.workflow_in_progress for page in waiting].count(True) == 1


def test_an_editor_has_something_to_review_and_to_translate():
    waiting = EnterprisePage.objects.filter(live=False, locale__language_code="sv")
    assert waiting.count() >= 1
    swedish, english = (in_language(EnterprisePage, language) for language in ("sv", "en"))
    assert swedish.count() > english.count()


def test_seeding_again_changes_nothing_that_an_editor_changed():
    HomePage.objects.filter(locale__language_code="sv").update(summary="Redaktörens ingress.")
    page = EnterprisePage.objects.get(
        translation_key=key_of("enterprises", "vevlaget"), live=True, locale__language_code="sv"
    )
    page.title, page.slug = "Nytt namn", "nytt-namn"
    page.save_revision().publish()
    before = Page.objects.count()

    assert is_seeded()
    assert not any(seed().values())

    page.refresh_from_db()
    assert page.title == "Nytt namn"
    assert Page.objects.count() == before


@pytest.mark.indexed
def test_generated_content_is_topped_up_to_the_number_asked_for():
    there = EnterprisePage.objects.filter(locale__language_code="sv").count()
    assert generate("enterprises", there + 12) == 12
    assert generate("enterprises", there + 12) == 0
    assert generate("events", 7) == 2
    assert generate("notices", Notice.objects.count() + 6) == 6


@pytest.mark.indexed
def test_generated_pages_leave_the_tree_whole_and_open(client):
    there = EnterprisePage.objects.filter(locale__language_code="sv").count()
    generate("enterprises", there + 3)
    assert Page.find_problems() == ([], [], [], [], [])
    made = EnterprisePage.objects.order_by("pk").last()
    assert client.get(made.url).status_code == 200
    assert made.offers.exists()
