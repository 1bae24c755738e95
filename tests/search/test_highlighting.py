"""Words that answer are marked whole, in text that stays text."""

import pytest
from bs4 import BeautifulSoup

from search.highlighting import SNIPPET, holds, marked, snippet
from search.language.stemming import stem

STEMS = {stem("städning", "sv")}


def mark(text, language="sv", stems=STEMS):
    return str(marked(text, stems, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Inget här", "Inget här"),
        ("städning", "<mark>städning</mark>"),
        ("Städningen!", "<mark>Städningen</mark>!"),
        ("Vi städar ofta", "Vi <mark>städar</mark> ofta"),
        ("hemstädning", "<mark>hemstädning</mark>"),
        ("städ- och tvätt", "<mark>städ</mark>- och tvätt"),
        ("städning, städning", "<mark>städning</mark>, <mark>städning</mark>"),
        ("städer i länet", "städer i länet"),
    ],
)
def test_words_that_answer_are_marked(text, expected):
    assert mark(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<b>städning</b>",
        "<script>alert('städning')</script>",
        'städning" onmouseover="x',
        "städning & tvätt < 5 > 3",
        "<mark>städning</mark>",
        "&lt;städning&gt;",
        "<<<städning>>>",
    ],
)
def test_markup_stays_text(text):
    html = BeautifulSoup(mark(text), "html.parser")
    assert html.get_text() == text
    assert {tag.name for tag in html.find_all(True)} == {"mark"}
    assert html.find("mark").get_text() == "städning"
    assert not html.find("mark").attrs


def test_a_language_marks_by_its_own_forms():
    assert mark("Cleaning and cleaners", "en", {stem("cleaning", "en")}) == (
        "<mark>Cleaning</mark> and <mark>cleaners</mark>"
    )


@pytest.mark.parametrize(("text", "answers"), [("Vi städar", True), ("Vi tvättar", False)])
def test_a_text_is_known_to_answer(text, answers):
    assert holds(text, STEMS, "sv") is answers


def test_a_short_text_is_shown_whole():
    assert snippet("Vi  städar\n\när", STEMS, "sv") == "Vi städar är"


def test_a_long_text_is_shown_where_it_answers():
    text = "fyllnad " * 100 + "Vi städar hos er. " + "utfyllnad " * 100
    part = snippet(text, STEMS, "sv")
    assert "Vi städar hos er." in part
    assert part.startswith("… fyllnad")
    assert part.endswith("utfyllnad …")
    assert len(part) <= SNIPPET + len("…  …")


def test_a_text_that_does_not_answer_is_shown_from_its_beginning():
    part = snippet("Först kommer detta. " + "ord " * 200, STEMS, "sv")
    assert part.startswith("Först kommer detta.")
    assert part.endswith("ord …")


def test_a_text_that_answers_at_its_end_has_no_dots_after_it():
    part = snippet("ord " * 200 + "städning", STEMS, "sv")
    assert part.startswith("… ord") and part.endswith("städning")


def test_a_text_without_blanks_is_cut_all_the_same():
    assert len(snippet("x" * 5000, STEMS, "sv")) <= SNIPPET + len("…  …")
