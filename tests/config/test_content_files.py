"""The content files of the demo: whole, in both languages, and about nobody real."""

import re

import pytest

from config.seeding.bulk.batches import SIZE, batches
from config.seeding.bulk.words import enterprise, stock
from config.seeding.naming import key_of
from config.seeding.reading import english_strings, in_language, is_text, records
from enterprises.directory.category_tree import TREE
from enterprises.models.enums import LegalForm, ReservationRule
from places.models import Municipality

KINDS = [
    "enterprises",
    "guides",
    "meetings",
    "notices",
    "news",
    "procurements",
    "projects",
    "site_texts",
]


def texts(value):
    if is_text(value):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_empty_in_a_language_that_it_has(kind):
    found = [text for record in records(kind) for text in texts(record)]
    assert found
    assert all(words.strip() for text in found for words in text.values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_english_can_be_matched_with_the_swedish_string_by_string(kind):
    assert english_strings(records(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_english_is_no_longer_swedish(kind):
    for record in records(kind):
        for text in texts(record):
            words = re.findall(r"\b(?:och|att|som|är|för)\b", text.get("en", ""))
            assert not words, text["en"][:80]


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ({"sv": "ja", "en": "yes"}, "en", "yes"),
        ({"sv": "ja", "en": "yes"}, "sv", "ja"),
        ({"sv": "ja"}, "en", "ja"),
        ([{"sv": "ja", "en": "yes"}, 3], "en", ["yes", 3]),
        ({"a": {"sv": "ja", "en": "yes"}, "b": True}, "en", {"a": "yes", "b": True}),
        ("fast", "en", "fast"),
    ],
    ids=["English", "Swedish", "only Swedish", "list", "table", "neither"],
)
def test_a_value_is_read_in_one_language(value, language, expected):
    assert in_language(value, language) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"sv": "a", "en": "b"}, True),
        ({"sv": "a"}, True),
        ({"en": "b"}, False),
        ({"sv": "a", "name": "b"}, False),
        ("a", False),
    ],
)
def test_a_text_is_told_from_a_table(value, expected):
    assert is_text(value) is expected


def test_english_is_matched_with_its_swedish_part_by_part():
    pair = {"sv": "<p>Ett.</p><p>Två.</p>", "en": "<p>One.</p><p>Two.</p>"}
    assert english_strings([pair, {"sv": "Tre", "en": "Three"}, {"sv": "Fyra"}]) == {
        "Ett.": "One.",
        "Två.": "Two.",
        "Tre": "Three",
    }


def test_texts_that_are_cut_differently_are_refused():
    with pytest.raises(ValueError, match="zip"):
        english_strings({"sv": "<p>Ett.</p><p>Två.</p>", "en": "<p>One.</p>"})


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        (("news", "a"), ("news", "a"), True),
        (("news", "a"), ("news", "b"), False),
        (("news", "a"), ("guides", "a"), False),
    ],
)
def test_the_same_content_has_the_same_key_at_every_seeding(first, second, is_same):
    assert (key_of(*first) == key_of(*second)) is is_same


def field_of(name):
    return [record[name] for record in records("enterprises") if record.get(name)]


@pytest.mark.django_db
def test_enterprises_are_in_municipalities_of_the_county():
    known = set(Municipality.objects.values_list("name", flat=True))
    assert set(field_of("municipality")) <= known


def test_enterprises_have_legal_forms_that_we_know():
    assert set(field_of("legal_form")) <= set(LegalForm.values)
    assert len(set(field_of("legal_form"))) >= 4


def test_claims_follow_rules_that_we_know():
    rules = set(re.findall(r"lou-[\w-]+", str(records("enterprises"))))
    assert rules
    assert rules <= set(ReservationRule.values)


@pytest.mark.parametrize("number", [1, 2, 77, 4999])
def test_a_generated_enterprise_is_the_same_every_time(number):
    first, second = enterprise(number), enterprise(number)
    assert (first.title, first.served, first.offers) == (
        second.title,
        second.served,
        second.offers,
    )
    assert first.title.endswith(f" {number}")
    assert first.municipality in first.served


def test_generated_enterprises_have_addresses_of_their_own():
    assert len({enterprise(number).slug for number in range(1, 501)}) == 500


def test_generated_words_are_spread_over_categories_and_places():
    made = [enterprise(number) for number in range(1, 401)]
    assert {one.category for one in made} == set(stock()["categories"])
    assert len({one.municipality for one in made}) == 12
    assert all(one.offers for one in made)


@pytest.mark.django_db
def test_generated_categories_and_places_exist():
    slugs = str(TREE)
    assert all(f"'{slug}'" in slugs for slug in stock()["categories"])
    known = set(Municipality.objects.values_list("name", flat=True))
    assert set(stock()["municipalities"]) <= known


@pytest.mark.parametrize(
    ("first", "last", "sizes"),
    [
        (1, 0, []),
        (1, 1, [1]),
        (1, SIZE, [SIZE]),
        (1, SIZE + 1, [SIZE, 1]),
        (11, 3 * SIZE, [SIZE, SIZE, SIZE - 10]),
    ],
)
def test_long_work_is_cut_into_pieces_that_miss_nothing(first, last, sizes):
    pieces = list(batches(first, last))
    assert [len(piece) for piece in pieces] == sizes
    assert [number for piece in pieces for number in piece] == list(range(first, last + 1))
