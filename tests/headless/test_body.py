"""A body comes out of the API as typed blocks, each exactly as promised, with no bare id."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import (
    make_document,
    make_english,
    make_event,
    make_guide,
    make_news,
    make_picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
SITE = "http://testserver"


@pytest.fixture
def told(client, procurement):
    """Return how the API tells a block, by what an editor put into it."""

    def ask(name, value):
        page = make_news(procurement, body=[(name, value)])
        answer = client.get(f"/api/v1/news/{page.pk}?fields=body")
        assert answer.status_code == 200, answer.content
        (block,) = answer.json()["body"]
        assert (block["type"], set(block)) == (name, {"type", "value", "id"})
        assert len(block["id"]) == 36
        return block["value"]

    return ask


PLAIN = {
    "heading": {"text": "Så går det till", "level": "2"},
    "part": {"text": "En del", "level": "3"},
    "quote": {"text": "Det gick bra.", "source": "En ledare"},
    "quote of nobody": {"text": "Det gick bra.", "source": ""},
    "fact_box": {"title": "Visste du?", "text": "<p>Ja.</p>"},
    "steps": {"steps": [{"title": "Läs", "text": "<p>Noga</p>"}, {"title": "Skriv", "text": ""}]},
    "questions": {"questions": [{"question": "Kostar det?", "answer": "<p>Nej.</p>"}]},
    "contact": {
        "name": "Enheten",
        "phone": "019-12 34 56",
        "email": "a@example.org",
        "hours": "9–12",
    },
    "button": {"label": "Mer", "page": None, "url": "https://example.org/?a=1&b=2"},
    "video": {
        "title": "Filmen",
        "url": "https://example.org/film",
        "duration": "2 min",
        "captioned": True,
        "picture": None,
    },
}
NAMES = {"part": "heading", "quote of nobody": "quote"}


@pytest.mark.parametrize(("name", "value"), PLAIN.items(), ids=PLAIN)
def test_what_an_editor_wrote_comes_out_as_it_was_written(told, name, value):
    assert told(NAMES.get(name, name), value) == value


def test_a_film_without_more_has_its_other_fields_empty(told):
    given = {"title": "Filmen", "url": "https://example.org/film"}
    found = told("video", given)
    assert {name: found[name] for name in given} == given
    assert not any(found[name] for name in ("duration", "captioned", "picture"))


def test_a_table_has_typed_columns(told):
    columns = [{"type": "text", "heading": "Vad"}, {"type": "number", "heading": "Kronor"}]
    rows = [{"values": ["Direktupphandling", 700000]}, {"values": ["Annan", None]}]
    found = told("table", {"caption": "Gränser", "table": {"columns": columns, "rows": rows}})
    assert found["caption"] == "Gränser"
    assert found["table"]["columns"] == columns
    first, second = found["table"]["rows"]
    assert (first[0], float(first[1])) == ("Direktupphandling", 700000)
    assert second == ["Annan", None]


def test_a_picture_is_a_rendition_with_its_size_and_words(told):
    picture = make_picture()
    picture.contextual_alt_text, picture.decorative = "Ett träd", False
    found = told("picture", {"picture": picture, "caption": "På gården"})
    assert found["caption"] == "På gården"
    assert set(found["picture"]) == {"url", "width", "height", "alt"}
    assert (found["picture"]["width"], found["picture"]["height"]) == (80, 60)
    assert found["picture"]["alt"] == "Ett träd"
    assert found["picture"]["url"].startswith(f"{SITE}/media/")


def test_a_decorative_picture_has_no_words(told):
    picture = make_picture("Filnamn")
    picture.contextual_alt_text, picture.decorative = "", True
    assert told("picture", {"picture": picture, "caption": ""})["picture"]["alt"] == ""


def test_a_picture_whose_file_is_lost_is_null(told):
    picture = make_picture()
    picture.file.storage.delete(picture.file.name)
    assert told("picture", {"picture": picture, "caption": ""})["picture"] is None


def test_a_document_is_told_with_its_size(client, told):
    document = make_document("Mall")
    found = told("document", {"document": document, "description": "För anbud"})
    assert found == {
        "document": {"title": "Mall", "url": SITE + document.url, "size": 7},
        "description": "För anbud",
    }


def test_a_document_of_a_private_collection_is_null(told):
    private = Collection.get_first_root_node().add_child(name="Internt")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = make_document(collection=private)
    assert told("document", {"document": document, "description": ""})["document"] is None


def test_a_button_to_a_page_tells_its_title_and_address(told, calendar):
    event = make_event(calendar, title="Träffen")
    found = told("button", {"label": "Kom", "page": event, "url": ""})
    assert found["page"] == {"title": "Träffen", "url": event.full_url}


@pytest.mark.indexed
@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_a_button_to_a_page_that_is_gone_is_null(client, procurement, home, hide):
    guide = make_guide(home)
    page = make_news(procurement, body=[("button", {"label": "Läs", "page": guide, "url": ""})])
    getattr(guide, hide)()
    body = client.get(f"/api/v1/news/{page.pk}").json()["body"]
    assert body[0]["value"]["page"] is None


LINKS = {
    "to a page": lambda page: f'<a linktype="page" id="{page.pk}">här</a>',
    "to nothing": lambda page: '<a linktype="page" id="999999">här</a>',
    "to the root": lambda page: '<a href="/foretag/">här</a>',
    "elsewhere": lambda page: '<a href="https://example.org/">här</a>',
    "by mail": lambda page: '<a href="mailto:a@example.org">här</a>',
}
EXPECTED = {
    "to a page": lambda page: f'<a href="{page.full_url}">här</a>',
    "to nothing": lambda page: "<a>här</a>",
    "to the root": lambda page: f'<a href="{SITE}/foretag/">här</a>',
    "elsewhere": LINKS["elsewhere"],
    "by mail": LINKS["by mail"],
}


@pytest.mark.parametrize("case", LINKS)
def test_links_in_a_text_have_their_host(told, home, case):
    guide = make_guide(home)
    assert (
        told("text", f"<p>Läs {LINKS[case](guide)}.</p>") == f"<p>Läs {EXPECTED[case](guide)}.</p>"
    )


def test_a_link_to_a_document_leads_to_it(told):
    document = make_document()
    found = told("text", f'<p><a linktype="document" id="{document.pk}">mallen</a></p>')
    assert found == f'<p><a href="{SITE}{document.url}">mallen</a></p>'


def test_a_link_leads_to_the_page_in_the_language_of_the_text(client, procurement, home):
    guide = make_guide(home)
    english_guide = make_english(guide, title="The guide")
    text = f'<p><a linktype="page" id="{guide.pk}">x</a></p>'
    news = make_news(procurement, body=[("text", text)])
    make_english(news, title="News")
    address = f"/api/v1/news/{news.pk}?fields=body&locale="
    swedish, english = (client.get(address + code).json()["body"][0] for code in ("sv", "en"))
    assert guide.full_url in swedish["value"]
    assert english_guide.full_url in english["value"]


def test_an_empty_body_is_an_empty_list(client, procurement):
    page = make_news(procurement)
    assert client.get(f"/api/v1/news/{page.pk}").json()["body"] == []


def test_the_document_describes_each_block_that_there_is(client):
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    described = schemas["NewsRecord"]["properties"]["body"]["items"]["oneOf"]
    names = {*(NAMES.get(name, name) for name in PLAIN), "text", "picture", "document", "table"}
    assert {block["title"] for block in described} == names
    assert all(block["description"] for block in described)
