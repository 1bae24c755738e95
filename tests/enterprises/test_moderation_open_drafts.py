"""An editor's open draft and an enterprise's change: neither takes the other's words."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import PageLogEntry

from enterprises.models import DirectorySettings, EnterprisePage, Submission
from enterprises.moderation.actions import apply_at_once, approve, approve_all
from enterprises.moderation.publishing import conflicts
from enterprises.moderation.sending import send
from enterprises.profiles.values import blank, read_values
from tests.factories import make_english, make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(db):
    return get_user_model().objects.create_superuser("g", "g@example.org", "x")


def change(page, **values):
    before = read_values(EnterprisePage.objects.get(pk=page.pk))
    submission = Submission.objects.create(
        kind="change",
        page=page,
        base=before,
        values={**before, **values},
        sender_email="eva@example.org",
    )
    return send(submission)


def draft(page, user=None, **fields):
    version = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    return version.save_revision(user=user)


def now(page):
    return EnterprisePage.objects.get(pk=page.pk)


def test_where_both_changed_the_same_each_keeps_its_words(directory, reviewer):
    page = make_enterprise(directory, phone="1")
    draft(page, phone="3")
    submission = change(page, phone="2")
    assert conflicts(submission) == ["phone"]
    approve(submission, reviewer)
    assert now(page).phone == "2"
    assert now(page).get_latest_revision_as_object().phone == "3"


def test_the_draft_stays_the_editors(directory, reviewer):
    editor = get_user_model().objects.create_user("r", "r@example.org", "x")
    page = make_enterprise(directory, phone="1")
    draft(page, user=editor, purpose="Utkast")
    approve(change(page, phone="2"), reviewer)
    assert now(page).latest_revision.user == editor


def test_a_set_time_is_kept(directory, reviewer):
    page = make_enterprise(directory, phone="1")
    page.save_revision().publish()
    page.refresh_from_db()
    later = timezone.now() + dt.timedelta(days=3)
    draft(page, purpose="Senare", go_live_at=later).publish()
    approve(change(page, phone="2"), reviewer)
    scheduled = now(page).revisions.exclude(approved_go_live_at=None).get()
    assert scheduled == now(page).latest_revision
    assert scheduled.as_object().purpose == "Senare"
    assert now(page).phone == "2"


def test_a_review_that_is_under_way_goes_on(directory, reviewer):
    page = make_enterprise(directory, phone="1")
    draft(page, purpose="Utkast")
    now(page).get_workflow().start(now(page), None)
    approve(change(page, phone="2"), reviewer)
    assert now(page).workflow_in_progress
    now(page).current_workflow_task_state.approve(user=reviewer)
    assert (now(page).phone, now(page).purpose) == ("2", "Utkast")


def test_several_changes_are_taken_in_turn(directory, reviewer):
    page = make_enterprise(directory, phone="1", purpose="A", summary="S")
    first, second = change(page, phone="2"), change(page, purpose="B")
    approve(second, reviewer)
    approve(first, reviewer)
    assert (now(page).phone, now(page).purpose, now(page).summary) == ("2", "B", "S")


def test_what_an_editor_published_meanwhile_stays(directory, reviewer):
    page = make_enterprise(directory, phone="1", purpose="A")
    submission = change(page, phone="2")
    draft(page, purpose="Redaktörens").publish()
    approve(submission, reviewer)
    assert (now(page).phone, now(page).purpose) == ("2", "Redaktörens")


def test_the_change_is_a_version_of_its_own_in_the_history(directory, reviewer):
    page = make_enterprise(directory, phone="1")
    submission = change(page, phone="2")
    approve(submission, reviewer)
    submission.refresh_from_db()
    assert submission.revision.as_object().phone == "2"
    entry = PageLogEntry.objects.get(page=page.pk, action="enterprises.apply_change")
    assert entry.data["number"] == submission.number


def test_the_facts_reach_the_english_page(directory, reviewer):
    page = make_enterprise(directory, phone="1")
    english = make_english(page)
    approve(change(page, phone="2"), reviewer)
    assert now(english).phone == "2"


def test_a_small_change_waits_unless_the_settings_say_otherwise(directory):
    page = make_enterprise(directory, phone="1")
    assert change(page, phone="2").state == "waiting"


@pytest.mark.parametrize(
    ("values", "is_small"),
    [
        ({"phone": "2"}, True),
        ({"opening_hours": "9–15"}, True),
        ({"phone": "2", "purpose": "Nytt"}, False),
        ({"email": "ny@example.org"}, False),
    ],
    ids=["phone", "hours", "phone and purpose", "e-mail"],
)
def test_small_changes_are_published_at_once(directory, values, is_small):
    settings = DirectorySettings.load()
    settings.publishes_small_changes = True
    settings.save()
    page = make_enterprise(directory, phone="1")
    submission = change(page, **values)
    submission.refresh_from_db()
    assert (submission.state == "applied") is is_small
    assert (submission in Submission.objects.to_be_seen()) is is_small
    name, value = next(iter(values.items()))
    assert (getattr(now(page), name) == value) is is_small


def test_a_new_profile_is_never_published_at_once(db):
    submission = Submission.objects.create(values={**blank(), "phone": "1"})
    assert not apply_at_once(submission)


def test_a_profile_sent_in_in_english_is_public_in_both_languages(client, directory, reviewer):
    make_english(make_enterprise(directory))
    values = {**blank(), "title": "World Kitchen", "summary": "We cook."}
    submission = Submission.objects.create(values=values, language="en", written_in="en")
    page = approve(send(submission), reviewer)
    assert client.get(page.url).status_code == 200
    assert "We cook." in client.get("/en/enterprises/world-kitchen/").content.decode()


@pytest.mark.indexed
def test_fifty_are_approved_at_once(directory, reviewer):
    keys = [
        str(send(Submission.objects.create(values={**blank(), "title": f"Företag {n}"})).pk)
        for n in range(50)
    ]
    started = timezone.now()
    report = approve_all(keys, reviewer)
    assert not [outcome.problem for outcome in report if outcome.problem]
    assert EnterprisePage.objects.live().count() == 50
    assert timezone.now() - started < dt.timedelta(seconds=60)
