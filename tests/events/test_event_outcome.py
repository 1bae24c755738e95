"""What came of a meeting: on its page, in the API, in the search, and in the editor."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail_localize.fields import get_translatable_fields

from events.calendar.documents import documents
from events.models import EventPage
from tests.factories import make_document, make_english, make_event

pytestmark = pytest.mark.django_db
FILM = "https://www.film.example.org/traff"
DECISION = {
    "text": "Köparna delar upp nästa upphandling.",
    "responsible": "Regionen",
    "until": dt.date(2036, 5, 1),
}
LINK = {"title": "Bilder", "url": "https://filer.example.org/1", "description": "Från juristen"}


@pytest.fixture
def held(calendar):
    """A meeting that was held, with something of everything that may have come of it."""
    return make_event(
        calendar,
        starts_at=timezone.now() - dt.timedelta(days=2),
        afterwards=[("text", "<p>Vi enades.</p>")],
        decisions=[("decision", DECISION), ("decision", {"text": "Vi ses igen."})],
        presentations=[
            ("document", {"document": make_document("Bildspel"), "description": ""}),
            ("link", LINK),
        ],
        recording_url=FILM,
    )


@pytest.fixture
def main(client):
    return lambda page: BeautifulSoup(client.get(page.url).content, "html.parser").find("main")


def test_what_came_of_it_stands_before_the_programme(held, main):
    held.programme = [("item", {"title": "Kaffe"})]
    held.save_revision().publish()
    found = [each.get_text(strip=True) for each in main(held).find_all("h2")]
    assert found == ["Efter träffen", "Beslut", "Material från träffen", "Program"]


def test_a_decision_says_what_who_and_when(held, main):
    section = main(held).find(id="decisions").parent
    first, second = section.find_all("li")
    assert first.get_text(" ", strip=True).endswith("Regionen Senast 1 maj 2036")
    assert second.get_text(" ", strip=True) == "Vi ses igen."


def test_the_material_is_plain_links(held, main):
    section = main(held).find(id="material").parent
    links = {link.get_text(strip=True): link["href"] for link in section.find_all("a")}
    assert links["Bilder"] == LINK["url"]
    assert links["Se inspelningen på film.example.org"] == FILM
    assert "Bildspel" in links
    assert not section.find_all(["iframe", "video", "object", "embed", "script", "img"])


def test_the_page_leads_to_it(held, main):
    link = main(held).find("a", string="Läs vad den ledde till")
    assert main(held).find(id=link["href"].removeprefix("#"))


@pytest.mark.parametrize(
    "field",
    [
        {"decisions": [("decision", DECISION)]},
        {"presentations": [("link", LINK)]},
        {"recording_url": FILM},
        {},
    ],
    ids=["decisions", "presentations", "recording", "nothing"],
)
def test_any_of_it_is_enough_to_lead_there(calendar, main, field):
    event = make_event(calendar, starts_at=timezone.now() - dt.timedelta(days=2), **field)
    assert bool(main(event).find("a", href="#afterwards")) is bool(field)
    assert bool(main(event).find(id="afterwards")) is bool(field)


@pytest.mark.indexed
def test_the_api_tells_it(held, client):
    held.questions.create(wording_sv="När?", is_shown=True)
    held.questions.create(text="Som den skickades", wording_sv="Dold")
    record = client.get(f"/api/v1/events/{held.pk}").json()
    first = record["decisions"][0]["value"]
    assert first == DECISION | {"until": "2036-05-01"}
    document, link = record["presentations"]
    assert (document["value"]["document"]["title"], link["value"]) == ("Bildspel", LINK)
    assert record["recording_url"] == FILM
    assert record["questions"] == [{"text": "När?", "locale": "sv"}]


@pytest.mark.indexed
def test_the_api_leaves_out_what_the_page_does(calendar, client):
    event = make_event(
        calendar, programme=[("item", {"title": "x"})], left_out=["programme", "questions"]
    )
    event.questions.create(wording_sv="När?", is_shown=True)
    record = client.get(f"/api/v1/events/{event.pk}").json()
    assert (record["programme"], record["questions"]) == ([], [])
    assert record["recording_url"] is None


@pytest.mark.indexed
def test_the_english_record_has_the_questions_of_the_swedish(held, client):
    held.questions.create(wording_sv="När?", wording_en="When?", is_shown=True)
    make_english(held)
    record = client.get(f"/api/v1/events/{held.pk}?locale=en").json()
    assert record["questions"] == [{"text": "When?", "locale": "en"}]


def test_the_search_finds_what_was_decided_shown_and_asked(held):
    held.questions.create(wording_sv="Får man cykla?", is_shown=True)
    body = next(documents(held)).body
    for words in ("delar upp nästa", "Bilder", "Får man cykla?"):
        assert words in body


@pytest.mark.indexed
def test_the_search_finds_a_question_as_soon_as_it_is_shown(held, client):
    question = held.questions.create(text="hej", wording_sv="Får man velocipedera?")
    address = "/api/v1/search?q=velocipedera"
    assert client.get(address).json()["count"] == 0
    question.is_shown = True
    question.save()
    assert client.get(address).json()["count"] == 1
    question.delete()
    assert client.get(address).json()["count"] == 0


def test_the_link_to_a_recording_is_an_address_of_the_web(calendar):
    event = make_event(calendar)
    event.recording_url = "javascript:alert(1)"
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert "recording_url" in refused.value.message_dict


@pytest.mark.parametrize(
    ("name", "is_translated"),
    [("decisions", True), ("presentations", True), ("recording_url", False), ("left_out", False)],
)
def test_texts_are_translated_and_addresses_follow_the_swedish(held, name, is_translated):
    fields = {field.field_name: field for field in get_translatable_fields(EventPage)}
    assert fields[name].is_translated(held) is is_translated
    assert is_translated or not fields[name].is_overridable(held)
