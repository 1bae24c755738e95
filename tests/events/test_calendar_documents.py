"""What the search is told about meetings."""

import pytest
from wagtail.models import PageViewRestriction

from events.calendar.documents import documents, listed
from events.enums import Mode
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db


def test_a_meeting_is_found_by_its_words_and_its_place(calendar):
    event = make_event(
        calendar,
        title="Höstträff",
        place="Biblioteket",
        municipality=municipality("Nora"),
        body=[("text", "<p>Om <b>tvätt</b></p>")],
    )
    found = next(documents(event))
    assert (found.kind, found.title, found.language) == ("event", "Höstträff", "sv")
    assert found.municipalities == ["1884"]
    assert "tvätt" in found.body
    assert found.url == event.full_url


def test_the_hidden_link_is_not_told(calendar):
    link = "https://moten.example.org/hemligt"
    event = make_event(calendar, mode=Mode.ONLINE, online_url=link)
    assert link not in str(next(documents(event)))


def test_a_translation_has_the_identity_of_its_original(calendar, english):
    event = make_event(calendar)
    copy = event.copy_for_translation(english)
    copy.save_revision().publish()
    copy.refresh_from_db()
    found = next(documents(copy))
    assert (found.object_id, found.language) == (event.pk, "en")


def test_what_is_not_public_has_no_document(calendar):
    draft, closed = make_event(calendar, live=False), make_event(calendar)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    for event in (draft, closed):
        assert list(documents(event)) == []
    assert not listed().exists()
