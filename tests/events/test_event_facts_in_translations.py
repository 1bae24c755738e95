"""What is published of the Swedish meeting holds in English at once."""

import datetime as dt

import pytest

from events.enums import Status
from events.models import EventPage
from tests.factories import make_english, make_event

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(days=3)


@pytest.fixture
def event(calendar):
    return make_event(calendar, starts_at=dt.datetime(2036, 5, 5, 11, tzinfo=dt.UTC))


@pytest.fixture
def copy(event):
    return make_english(event, title="The meeting", place="The large hall")


def fresh(page):
    return EventPage.objects.get(pk=page.pk)


def test_a_meeting_that_is_moved_or_cancelled_is_so_in_both_languages(client, event, copy):
    event.starts_at += LATER
    event.status = Status.CANCELLED
    event.save_revision().publish()
    assert (fresh(copy).starts_at, fresh(copy).status) == (event.starts_at, Status.CANCELLED)
    assert "Cancelled" in client.get(copy.url).content.decode()


def test_the_words_of_the_translation_stay(event, copy):
    event.title, event.capacity_on_site = "Ny rubrik", 12
    event.save_revision().publish()
    after = fresh(copy)
    assert (after.title, after.place, after.capacity_on_site) == (
        "The meeting",
        "The large hall",
        12,
    )


def test_a_new_place_holds_in_english_before_it_is_translated(event, copy):
    event.place = "Bion"
    event.save_revision().publish()
    assert fresh(copy).place == "Bion"


def test_a_place_that_waits_for_publication_in_english_is_kept(event, copy):
    copy.place = "The cinema"
    copy.save_revision()
    event.place = "Bion"
    event.save_revision().publish()
    assert fresh(copy).place == "Bion"
    assert fresh(copy).get_latest_revision_as_object().place == "The cinema"


def test_a_draft_of_the_translation_is_not_published_and_not_lost(event, copy):
    copy.title = "A better title"
    copy.save_revision()
    event.starts_at += LATER
    event.save_revision().publish()
    after = fresh(copy)
    draft = after.get_latest_revision_as_object()
    assert (after.title, draft.title) == ("The meeting", "A better title")
    assert after.starts_at == draft.starts_at == event.starts_at
    assert after.has_unpublished_changes


def test_a_translation_that_was_never_published_stays_a_draft(event, copy):
    copy.unpublish()
    event.starts_at += LATER
    event.save_revision().publish()
    assert not fresh(copy).live
    assert fresh(copy).get_latest_revision_as_object().starts_at == event.starts_at


def test_a_swedish_draft_changes_nothing_public(event, copy):
    event.starts_at += LATER
    event.save_revision()
    assert fresh(copy).starts_at == fresh(event).starts_at


def test_what_has_not_changed_makes_no_new_version(event, copy):
    before = fresh(copy).latest_revision_id
    event.title = "Ny rubrik"
    event.save_revision().publish()
    assert fresh(copy).latest_revision_id == before


def test_the_english_never_changes_the_swedish(event, copy):
    copy.starts_at += LATER
    copy.save_revision().publish()
    assert fresh(event).starts_at == event.starts_at
