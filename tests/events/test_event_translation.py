"""What of a meeting is translated, and what follows the Swedish."""

import datetime as dt

import pytest
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from events.enums import Status
from events.models import EventPage
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db


def fields():
    return {field.field_name: field for field in get_translatable_fields(EventPage)}


@pytest.mark.parametrize("name", ["title", "summary", "place", "series", "participation", "body"])
def test_texts_are_translated(name, calendar):
    event = make_event(calendar, summary="x", series="x", participation="x")
    assert fields()[name].is_translated(event)


@pytest.mark.parametrize(
    "name", ["starts_at", "ends_at", "status", "mode", "municipality", "online_url", "address"]
)
def test_facts_follow_the_swedish_and_cannot_be_changed(name, calendar):
    event = make_event(calendar)
    assert fields()[name].is_synchronized(event)
    assert not fields()[name].is_overridable(event)


def test_a_moved_meeting_moves_in_english_too(calendar, english):
    start = dt.datetime(2036, 12, 1, 12, tzinfo=dt.UTC)
    event = make_event(calendar, starts_at=start, municipality=municipality("Nora"))
    translate_object(event, [english])
    event.starts_at += dt.timedelta(days=3)
    event.status = Status.MOVED
    event.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(event)
    source.update_from_db()
    source.translations.get(target_locale=english).save_target(publish=True)
    copy = event.get_translation(english)
    assert (copy.starts_at, copy.status) == (event.starts_at, Status.MOVED)
    assert copy.municipality == event.municipality
