"""What answers best stands first, whichever engine found it."""

import pytest

from search.models import SearchDocument
from search.queries import Filters, search, suggest
from tests.factories import (
    make_category,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
)

pytestmark = pytest.mark.django_db


def titles(q, language="sv", **chosen):
    answer = search(q, language, Filters(**chosen))
    return [row.title for row in SearchDocument.objects.in_order(answer.pks)]


def similar(q):
    return [row.title for row in search(q, "sv").similar_documents()]


def test_a_title_counts_for_more_than_a_lead_and_a_lead_for_more_than_a_text(directory):
    make_enterprise(directory, title="Ett", body=[("text", "<p>Vi säljer kvastar.</p>")])
    make_enterprise(directory, title="Två", summary="Vi säljer kvastar.")
    make_enterprise(directory, title="Kvastverket")
    assert titles("kvastar") == ["Kvastverket", "Två", "Ett"]


def test_a_document_with_both_words_comes_before_one_with_one_twice(directory):
    make_enterprise(directory, title="Ett", summary="Kvastar, kvastar och åter kvastar.")
    make_enterprise(directory, title="Två", summary="Kvastar och borstar.")
    assert titles("kvastar borstar") == ["Två"]
    assert similar("kvastar borstar") == ["Ett"]


def test_words_side_by_side_count_for_more(procurement):
    make_news(procurement, title="Ett", summary="Borstar som lagts bort, och sedan kvastar.")
    make_news(procurement, title="Två", summary="Idag finns kvastar borstar och annat mycket.")
    assert titles("kvastar borstar")[0] == "Två"


def test_what_is_meant_by_the_word_itself_comes_before_its_synonym(directory):
    make_enterprise(directory, title="Ett", summary="Ett litet kafé.")
    make_enterprise(directory, title="Två", summary="Ett litet fik.")
    assert titles("fik") == ["Två", "Ett"]
    assert titles("kafé") == ["Ett", "Två"]


def test_an_enterprise_comes_before_a_page_that_says_the_same(directory, home):
    make_guide(home, title="Kvastar")
    make_enterprise(directory, title="Kvastar")
    answer = search("kvastar", "sv")
    kinds = [row.kind for row in answer.documents(0, 10)]
    assert kinds == ["enterprise", "page"]


def test_a_place_narrows_but_does_not_rank_alone(directory):
    make_enterprise(directory, title="Nora kvastar i Nora", serving=["Kumla"])
    make_enterprise(directory, title="Kvastverket", serving=["Nora"])
    make_enterprise(directory, title="Något annat", serving=["Nora"])
    assert set(titles("kvastar Nora")) == {"Kvastverket", "Nora kvastar i Nora"}


def test_the_tabs_count_what_they_would_show(directory, calendar, procurement):
    make_enterprise(directory, title="Kvastverket", serving=["Nora"])
    make_event(calendar, title="Kvastdagen")
    make_notice(title="Kvastar", places=["Nora"])
    facets = search("kvast", "sv", Filters(municipalities=("1884",))).facets
    assert facets.kinds == {"enterprise": 1, "notice": 1}
    assert facets.municipalities == {"1884": 2}
    facets = search("kvast", "sv", Filters(kinds=("event",))).facets
    assert facets.kinds == {"enterprise": 1, "event": 1, "notice": 1}
    assert facets.municipalities == {}


def test_either_of_two_choices_will_do(directory):
    make_enterprise(directory, title="Kvast i Nora", serving=["Nora"])
    make_enterprise(directory, title="Kvast i Kumla", serving=["Kumla"])
    make_enterprise(directory, title="Kvast i Laxå", serving=["Laxå"])
    assert len(titles("kvast", municipalities=("1884", "1881"))) == 2


def test_categories_narrow(directory):
    make_enterprise(directory, title="Kvast ett", categories=[make_category("ett")])
    make_enterprise(directory, title="Kvast två", categories=[make_category("tva")])
    assert titles("kvast", categories=("tva",)) == ["Kvast två"]
    assert search("kvast", "sv").facets.categories == {"ett": 1, "tva": 1}


@pytest.mark.parametrize("q", ["90910000", "556036-0793", "5560360793"])
def test_numbers_are_found_as_they_are_written(directory, q):
    make_notice(title="Städning", codes=["90910000"])
    make_enterprise(directory, title="Bolaget", organisation_number="556036-0793")
    assert len(titles(q)) == 1


def test_a_question_is_answered_in_its_own_language_only(procurement):
    make_news(procurement, title="Kvastar")
    assert (titles("kvastar", "sv"), titles("kvastar", "en")) == (["Kvastar"], [])


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("å", ["Ångaren", "Återbruket"]),
        ("ån", ["Ångaren"]),
        ("ÖR", ["Örebro städ"]),
        ("ör", ["Örebro städ"]),
        ("städ ör", ["Örebro städ"]),
        ("st", ["Örebro städ"]),
        ("äpp", ["Grönt äpple"]),
        ("ing", []),
        ("återbruket n", []),
    ],
)
def test_titles_are_suggested_by_the_beginnings_of_their_words(directory, q, expected):
    for title in ("Ångaren", "Återbruket", "Örebro städ", "Grönt äpple"):
        make_enterprise(directory, title=title, summary="Inget.")
    found = [row.title for row in suggest(q, "sv") if row.kind == "enterprise"]
    assert sorted(found) == sorted(expected)


def test_enterprises_are_suggested_before_other_kinds(directory, procurement):
    make_news(procurement, title="Kvastnytt")
    make_enterprise(directory, title="Kvastverket")
    assert [row.title for row in suggest("kvast", "sv")] == ["Kvastverket", "Kvastnytt"]


def test_no_more_is_suggested_than_is_asked_for(directory):
    for number in range(4):
        make_enterprise(directory, title=f"Kvast {number}")
    assert len(suggest("kvast", "sv", most=3)) == 3
