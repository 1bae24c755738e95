"""The first page of the admin says what waits."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import Correction, ProfileClaim, Submission
from events.models import EventPage
from home.dashboard.work_panels import (
    PANELS,
    DraftsPanel,
    IncomingPanel,
    MeetingsPanel,
    NoticesPanel,
    TranslationsPanel,
    WordsPanel,
)
from home.models import Feedback
from tests.factories import make_enterprise, make_event, make_guide, make_notice

pytestmark = pytest.mark.django_db


def listed(panel, user):
    return [row.text for row in panel(user).rows()]


def test_a_draft_waits_until_it_is_published(home, admin_user):
    page = make_guide(home, title="Halvfärdig", live=False)
    assert "Halvfärdig" in listed(DraftsPanel, admin_user)
    page.get_latest_revision().publish()
    assert "Halvfärdig" not in listed(DraftsPanel, admin_user)


def test_a_page_that_was_taken_down_is_not_called_new(home, admin_user):
    page = make_guide(home, title="Nedtagen")
    page.unpublish()
    [note] = [row.note for row in DraftsPanel(admin_user).rows() if row.text == "Nedtagen"]
    assert note == "avpublicerad"


def test_an_enterprise_that_has_left_is_no_draft(directory, admin_user):
    page = make_enterprise(directory, title="Borta AB")
    lifecycle.close(page)
    assert "Borta AB" not in listed(DraftsPanel, admin_user)


def test_claims_and_corrections_that_wait_are_counted(client, directory, admin_user):
    page = make_enterprise(directory)
    assert IncomingPanel(admin_user).rows() == []
    ProfileClaim.objects.create(page=page, name="Bo", email="bo@example.org")
    ProfileClaim.objects.create(page=page, name="Cia", email="cia@example.org", state="approved")
    for kind in ("wrong", "gone"):
        Correction.objects.create(page=page, kind=kind)
    rows = IncomingPanel(admin_user).rows()
    assert [(row.text, row.note) for row in rows] == [
        ("Anspråk på profiler", "1 väntar"),
        ("Föreslagna rättelser", "2 väntar"),
    ]
    client.force_login(admin_user)
    assert "bo@example.org" not in client.get("/admin/").text
    for row in rows:
        assert client.get(row.url).status_code == 200


@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_was_published_at_once_waits_to_be_looked_at(directory, admin_user, count):
    page = make_enterprise(directory)
    for _ in range(count):
        Submission.objects.create(
            kind="change", page=page, state="applied", sent_at=timezone.now()
        )
    rows = IncomingPanel(admin_user).rows()
    assert [row.note for row in rows] == ([f"{count} att titta på i efterhand"] if count else [])


def test_the_next_four_meetings_are_shown(calendar, admin_user):
    for number in range(5):
        make_event(calendar, starts_at=timezone.now() + dt.timedelta(days=number + 1))
    panel = MeetingsPanel(admin_user)
    assert len(panel.rows()) == 4
    assert panel.warning == ""


def test_a_quarter_without_meetings_is_warned_of(calendar, admin_user):
    EventPage.objects.all().delete()
    make_event(calendar, starts_at=timezone.now() + dt.timedelta(days=100))
    panel = MeetingsPanel(admin_user)
    panel.rows()
    assert panel.warning


def english_of(page, english):
    copy = page.copy_for_translation(english)
    copy.save_revision()
    return copy


def test_a_swedish_page_waits_until_its_english_is_published(home, english, admin_user):
    page = make_guide(home, title="Anbud")
    assert "Anbud" in listed(TranslationsPanel, admin_user)
    copy = english_of(page, english)
    assert "Anbud" in listed(TranslationsPanel, admin_user)
    copy.get_latest_revision().publish()
    assert "Anbud" not in listed(TranslationsPanel, admin_user)


def test_english_whose_swedish_has_other_words_waits(home, english, admin_user):
    page = make_guide(home, title="Anbud")
    english_of(page, english).get_latest_revision().publish()
    page.summary = "Nya ord."
    page.save_revision().publish()
    rows = TranslationsPanel(admin_user).rows()
    assert "har ändrats" in next(row.note for row in rows if row.text == "Anbud")


@pytest.mark.parametrize(
    ("days", "summary", "waits"),
    [(5, "", True), (5, "Städning av skolor.", False), (60, "", False), (-1, "", False)],
    ids=["soon", "has a summary", "far away", "closed"],
)
def test_notices_that_close_soon_wait_for_plain_words(admin_user, days, summary, waits):
    deadline = timezone.now() + dt.timedelta(days=days)
    make_notice(title="Städning", deadline_at=deadline, summary_sv=summary)
    assert ("Städning" in listed(NoticesPanel, admin_user)) is waits


def test_the_latest_words_of_readers_are_shown(admin_user):
    Feedback.objects.create(path="/", language="sv", words="Tack!")
    assert listed(WordsPanel, admin_user) == ["Tack!"]


def test_nothing_waits_for_those_who_may_change_nothing(home, calendar, django_user_model):
    make_guide(home, live=False)
    make_event(calendar)
    user = django_user_model.objects.create_user("ingen")
    panels = (DraftsPanel, MeetingsPanel, TranslationsPanel, NoticesPanel, WordsPanel)
    assert [panel(user).rows() for panel in panels] == [[]] * 5


def test_the_panels_ask_as_much_for_many_as_for_few(home, calendar, admin_user):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            for panel in PANELS:
                panel(admin_user).rows()
        return len(asked)

    queries()
    make_guide(home, live=False)
    few = queries()
    for _ in range(4):
        make_guide(home, live=False)
        make_event(calendar)
        Feedback.objects.create(path="/", language="sv", words="Tack!")
    assert queries() == few


def test_the_page_is_in_swedish(home, admin_client):
    make_guide(home, title="Anbud")
    text = admin_client.get("/admin/").content.decode()
    assert "Engelska som behöver ses över" in text
