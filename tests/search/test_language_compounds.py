"""Swedish compounds are found by their parts, and other words are left whole."""

import pytest

from search.language.compounds import parts
from search.language.stemming import stem

SPLIT = {
    "fönsterputsning": "fönster putsning",
    "cykelverkstad": "cykel verkstad",
    "trädgårdsskötsel": "trädgård skötsel",
    "matlåda": "mat låda",
    "kontorsstädning": "kontor städning",
    "lunchservering": "lunch servering",
    "arbetsträning": "arbete träning",
    "sjukhustvätt": "tvätt",
    "annonstext": "annons text",
    "hunddagis": "hund dagis",
    "möbeltransport": "möbel transport",
    "textilåtervinning": "textil återvinning",
    "vedförsäljning": "ved",
    "tvättjänst": "tvätt tjänst",
    "kaffebröd": "bröd",
    "snickeriarbete": "snickeri arbete",
    "gräsklippning": "gräs klippning",
    "konferenslokal": "konferens lokal",
    "cateringföretag": "catering företag",
    "flyttstädning": "flytt städning",
}
WHOLE = [
    "information",
    "kostnad",
    "organisation",
    "material",
    "kontor",
    "mobil",
    "förening",
    "verksamhet",
    "matematik",
    "kaffe",
    "automat",
    "format",
    "kompost",
    "stolthet",
    "hantverkare",
    "kundskap",
    "vänskap",
    "medlemskap",
    "tillsammans",
    "träff",
    "upphandling",
]


@pytest.mark.parametrize(("word", "expected"), SPLIT.items(), ids=SPLIT)
def test_a_compound_is_found_by_its_parts(word, expected):
    found = parts(word, "sv")
    assert {stem(part, "sv") for part in expected.split()} <= set(found), found


@pytest.mark.parametrize("forms", ["cykelverkstad cykelverkstäder cykelverkstaden"])
def test_the_forms_of_a_compound_have_the_same_parts(forms):
    assert len({parts(form, "sv") for form in forms.split()}) == 1


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_is_no_compound_is_left_whole(word):
    assert parts(word, "sv") == ()


@pytest.mark.parametrize(
    ("word", "not_in_it"),
    [
        ("information", "mat"),
        ("kostnad", "ost"),
        ("automat", "mat"),
        ("reparation", "ration"),
        ("personal", "son"),
        ("restaurang", "rest"),
        ("förskola", "sko"),
        ("stolar", "lar"),
        ("transport", "port"),
        ("biblioteket", "tek"),
        ("matta", "mat"),
        ("hallsberg", "hall"),
        ("karlskoga", "sko"),
    ],
)
def test_a_word_within_a_word_by_chance_is_not_found(word, not_in_it):
    assert stem(not_in_it, "sv") not in parts(word, "sv")


@pytest.mark.parametrize("word", ["", "a", "katt", "abcde", "90910000", "mat-låda", "x" * 200])
def test_what_is_short_or_strange_has_no_parts(word):
    assert parts(word, "sv") == ()


@pytest.mark.parametrize("word", ["workshop", "matlåda", "bookkeeping"])
def test_english_is_not_split(word):
    assert parts(word, "en") == ()
