"""Each block of a body as HTML: complete, escaped, and without what was left empty."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError

from content.blocks import BodyBlock
from content.values import ButtonValue, FilmValue, HeadingValue
from tests import factories

pytestmark = pytest.mark.django_db

RICH = "<p>Läs <b>noga</b>.</p>"
EVIL = "<script>alert(1)</script>"
TABLE = {
    "columns": [{"type": "text", "heading": "Vad"}, {"type": "number", "heading": "Kronor"}],
    "rows": [{"values": ["Direkt", 700000]}, {"values": ["Annan", None]}],
}


def html(name, value):
    stream = BodyBlock().to_python([{"type": name, "value": value, "id": "x"}])
    return stream.render_as_block()


def shown(name, value):
    return BeautifulSoup(html(name, value), "html.parser")


def text_of(part):
    return " ".join(part.get_text(" ").split())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", {"text": EVIL, "level": "2"}),
        ("heading", {"text": EVIL, "level": "3"}),
        ("fact_box", {"title": EVIL, "text": RICH}),
        ("steps", {"steps": [{"title": EVIL}]}),
        ("questions", {"questions": [{"question": EVIL, "answer": RICH}]}),
        ("quote", {"text": EVIL, "source": EVIL}),
        ("table", {"caption": EVIL, "table": {**TABLE, "rows": [{"values": [EVIL, 1]}]}}),
        ("button", {"label": EVIL, "page": None, "url": "https://a.example/"}),
        ("contact", {"name": EVIL, "phone": EVIL, "hours": EVIL}),
        ("video", {"title": EVIL, "url": "https://a.example/film", "duration": EVIL}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_field_brings_code_into_the_page(name, value):
    assert shown(name, value).find("script") is None
    assert "alert(1)" in html(name, value)


@pytest.mark.parametrize(
    ("name", "value", "selector"),
    [
        ("quote", {"text": "Bra.", "source": ""}, "figcaption"),
        ("contact", {"name": "Enheten"}, "a"),
        ("contact", {"name": "Enheten"}, ".block-note"),
        ("steps", {"steps": [{"title": "Läs", "text": ""}]}, "li div, li p + p"),
        ("button", {"label": "Till ingenstans", "page": None, "url": ""}, "a"),
        ("video", {"title": "Film", "url": "https://a.example/"}, "picture, img"),
    ],
)
def test_what_is_empty_leaves_no_trace(name, value, selector):
    assert shown(name, value).select(selector) == []


def test_a_fact_box_is_named_for_those_who_do_not_see_its_frame():
    box = shown("fact_box", {"title": "Visste du?", "text": RICH}).find(role="note")
    assert box["aria-label"] == "Visste du?"
    assert box.find("b").text == "noga"


def test_a_quote_names_who_said_it():
    quote = shown("quote", {"text": "Det gick.\n\nBra.", "source": "Verksamhetsledare"})
    assert len(quote.find("blockquote").find_all("p")) == 2
    assert quote.find("figcaption").text == "Verksamhetsledare"


def test_steps_keep_their_order_and_texts():
    steps = shown("steps", {"steps": [{"title": "Läs", "text": RICH}, {"title": "Skriv"}]})
    assert [text_of(step) for step in steps.select("ol > li")] == ["Läs Läs noga .", "Skriv"]


def test_several_questions_fold_out_one_by_one():
    asked = [{"question": f"Fråga {n}?", "answer": f"<p>Svar {n}.</p>"} for n in (1, 2)]
    found = shown("questions", {"questions": asked}).find_all("details")
    assert [text_of(each) for each in found] == ["Fråga 1? Svar 1.", "Fråga 2? Svar 2."]
    assert not any(each.has_attr("open") for each in found)


def test_a_table_has_a_caption_headings_and_a_frame_that_keys_can_scroll():
    block = shown("table", {"caption": "Gränser", "table": TABLE})
    region = block.find(role="region")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Gränser")
    assert block.find("caption").text == "Gränser"
    assert [each["scope"] for each in block.find_all("th")] == ["col", "col"]
    assert [len(row.find_all("td")) for row in block.select("tbody tr")] == [2, 2]


def test_numbers_of_a_table_are_set_apart():
    block = shown("table", {"caption": "Gränser", "table": TABLE})
    assert len(block.select("td.block-number")) == 2


def test_a_document_says_its_kind_and_size():
    document = factories.make_document("Mall för anbud")
    block = shown("document", {"document": document.pk, "description": "Fyll i och skicka."})
    assert block.find("a")["href"] == document.url
    assert text_of(block).startswith("Mall för anbud (TXT, 7")
    assert "Fyll i och skicka." in text_of(block)


def test_a_document_that_was_removed_leaves_no_link():
    assert shown("document", {"document": 999_999, "description": ""}).find("a") is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "”Filmen” på example.org"),
        ("en", "“Filmen” on example.org"),
    ],
)
def test_a_film_says_in_the_language_of_the_reader_where_it_opens(language, words):
    film = {"title": "Filmen", "url": "https://www.example.org/film", "duration": "3 min"}
    with translation.override(language):
        block = shown("video", film)
    assert words in text_of(block.find("a"))
    assert "3 min." in text_of(block)


@pytest.mark.parametrize("captioned", [True, False])
def test_captions_of_a_film_are_told_of_when_there_are_any(captioned):
    film = {"title": "Filmen", "url": "https://a.example/", "captioned": captioned}
    assert ("Filmen är textad." in text_of(shown("video", film))) is captioned


@pytest.mark.parametrize("caption", ["Ett träd i juni", ""])
def test_a_picture_has_a_caption_when_one_was_written(caption):
    value = {"image": factories.make_picture().pk, "alt_text": "Träd", "decorative": False}
    found = shown("picture", {"picture": value, "caption": caption}).find("figcaption")
    assert (found.text if found else "") == caption


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("Åtta frågor", "h-atta-fragor"), ("Vad kostar det?", "h-vad-kostar-det"), ("", "h-")],
)
def test_a_heading_has_a_place_to_link_to(text, anchor):
    assert HeadingValue(None, {"text": text}).anchor == anchor


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/film?v=1", "example.org"),
        ("https://film.example.org:8443/", "film.example.org"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_film_knows_the_name_of_its_site(url, host):
    assert FilmValue(None, {"url": url}).host == host


def test_a_button_prefers_the_page_to_the_address(home):
    guide = factories.make_guide(home)
    value = ButtonValue(None, {"page": guide, "url": "https://a.example/"})
    assert value.address == guide.url


def test_a_button_leads_to_the_english_page_for_english_readers(home):
    guide = factories.make_guide(home)
    english = factories.make_english(guide, slug="guide-in-english")
    with translation.override("en"):
        assert ButtonValue(None, {"page": guide}).address == english.url


def cleaned(name, value):
    block = BodyBlock()
    return block.clean(block.to_python([{"type": name, "value": value, "id": "x"}]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", {"text": "", "level": "2"}),
        ("heading", {"text": "x" * 151, "level": "2"}),
        ("heading", {"text": "Rubrik", "level": "4"}),
        ("fact_box", {"title": "", "text": RICH}),
        ("steps", {"steps": []}),
        ("steps", {"steps": [{"title": ""}]}),
        ("questions", {"questions": []}),
        ("questions", {"questions": [{"question": "När?", "answer": ""}]}),
        ("quote", {"text": ""}),
        ("document", {"document": None}),
        ("table", {"caption": "", "table": TABLE}),
        ("button", {"label": "", "url": "https://a.example/"}),
        ("button", {"label": "x" * 61, "url": "https://a.example/"}),
        ("button", {"label": "Läs", "url": "javascript:alert(1)"}),
        ("contact", {"name": "", "phone": "1"}),
        ("contact", {"name": "Enheten", "email": "a@"}),
        ("video", {"title": "", "url": "https://a.example/"}),
        ("video", {"title": "Film", "url": ""}),
    ],
)
def test_a_block_is_not_saved_without_what_it_needs(name, value):
    with pytest.raises(StreamBlockValidationError):
        cleaned(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", {"text": "x" * 150, "level": "3"}),
        ("text", RICH),
        ("fact_box", {"title": "Visste du?", "text": RICH}),
        ("steps", {"steps": [{"title": "Läs", "text": ""}]}),
        ("questions", {"questions": [{"question": "När?", "answer": "<p>Nu.</p>"}]}),
        ("quote", {"text": "Bra.", "source": ""}),
        ("table", {"caption": "Gränser", "table": TABLE}),
        ("contact", {"name": "Enheten", "phone": "", "email": "", "hours": ""}),
        ("video", {"title": "Film", "url": "https://a.example/"}),
    ],
)
def test_a_block_with_what_it_needs_is_saved(name, value):
    assert len(cleaned(name, value)) == 1
