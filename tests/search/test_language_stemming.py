"""The forms of Swedish and English words meet, and words that only look alike do not."""

import pytest

from search.language.analysis import analysed, stems, vocabulary
from search.language.stemming import stem
from search.language.words import folded, joined_numbers, placed_words, words

MEET = {
    "sv": [
        "upphandling upphandlingar upphandlingen upphandlingarna upphandla",
        "odling odla odlar odlade",
        "tvätt tvätta tvättar tvätten",
        "kommun kommuner kommunen kommunerna kommunens",
        "träff träffar träffen träffarna",
        "annons annonser annonsen annonserna",
        "leverans leveranser leveransen",
        "analys analyser analysen",
        "distans distansen",
        "bageri bagerier bageriet bagare",
        "måltid måltider måltiden",
        "trädgård trädgårdar trädgården trädgårdens",
        "fönster fönstret",
        "städerska städning",
        "skötsel sköta sköter",
        "klippning klippa klipp",
        "plats platser platsen",
        "kurs kurser kursen",
        "resurs resurser resursen",
        "konferens konferenser konferensen",
        "licens licenser",
        "kompetens kompetenser kompetensen",
        "motor motorer motorn",
        "cafe café caféet caféer",
        "stad staden stadens städer",
    ],
    "en": [
        "tender tenders tendered tendering",
        "meeting meetings",
        "garden gardens gardening gardener",
        "printing printed printer prints",
        "municipality municipalities",
        "company companies",
        "supplier suppliers supply supplies",
        "café cafés cafe",
    ],
}
FORMS = [(language, forms) for language, lists in MEET.items() for forms in lists]


@pytest.mark.parametrize(
    ("language", "forms"), FORMS, ids=[forms.split()[0] for _, forms in FORMS]
)
def test_the_forms_of_a_word_meet(language, forms):
    found = {form: stem(form, language) for form in forms.split()}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize(
    "pair",
    [
        "bil bild",
        "hus husky",
        "rum rumpa",
        "stad städ",
        "tak taxi",
        "kost kostnad",
        "lek lektion",
    ],
)
def test_swedish_words_that_only_begin_alike_stay_apart(pair):
    one, other = pair.split()
    assert stem(one, "sv") != stem(other, "sv")


@pytest.mark.parametrize("word", ["1", "90910000", "a1", "c++", "2026", "é"])
def test_what_is_not_all_letters_or_very_short_stays_as_it_is(word):
    assert stem(word, "sv") in (word, "e")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("word", ["a", "i", "ö", "x" * 40, "är", "og"])
def test_every_word_has_a_stem(language, word):
    assert stem(word, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \t\n ", []),
        ("!?.,;:()[]{}<>", []),
        ("Kafé & Bageri", ["kafé", "bageri"]),
        ("cykel-verkstad", ["cykel", "verkstad"]),
        ("snake_case", ["snake", "case"]),
        ("Åäö ÅÄÖ", ["åäö", "åäö"]),
        ("A\u030aterbruk", ["återbruk"]),
        ("e\u0301", ["é"]),
        ("don't", ["don", "t"]),
        ("x" * 40, ["x" * 40]),
        ("x" * 41, []),
        ("a\0b", ["a", "b"]),
        ("汉字 кот", ["汉字", "кот"]),
    ],
)
def test_a_text_is_cut_into_words(text, expected):
    assert words(text) == expected


def test_words_know_their_place():
    text = "Kvast & Borste"
    assert [text[start:end] for _word, start, end in placed_words(text)] == ["Kvast", "Borste"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("556036-0793", "5560360793"),
        ("556036 0793", "5560360793"),
        ("10 000 kronor", "10000 kronor"),
        ("700 000 000", "700000000"),
        ("2026-03-01", "2026-03-01"),
        ("019-12 34 56", "019-12 34 56"),
        ("4 kap. 18 §", "4 kap. 18 §"),
    ],
)
def test_numbers_in_parts_are_one_number(text, expected):
    assert joined_numbers(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("återbruk", "aterbruk"), ("kafé", "kafe"), ("smörgås", "smorgas"), ("müsli", "musli")],
)
def test_a_word_is_folded_as_it_is_typed_without_swedish_letters(word, expected):
    assert folded(word) == expected


def test_a_compound_is_followed_by_its_parts():
    assert stems("Hemstädning i Nora", "sv") == [
        stem("hemstädning", "sv"),
        stem("hem", "sv"),
        stem("städning", "sv"),
        "i",
        stem("nora", "sv"),
    ]


def test_texts_are_joined_for_the_engines():
    assert analysed(["Två", "", "ord"], "sv") == f"{stem('två', 'sv')} ord"
    assert analysed([], "sv") == ""


def test_the_vocabulary_tells_words_from_parts_of_words():
    found = vocabulary(["Hemstädning"], "sv")
    assert found["hemstädning"] == (stem("hemstädning", "sv"), False)
    assert found[stem("städning", "sv")] == (stem("städning", "sv"), True)
