"""Swedish and English words are understood as a reader means them."""

import pytest

from search.language.compounds import parts
from search.language.spelling import nearest
from search.language.stemming import stem
from search.language.words import words


@pytest.mark.parametrize(
    "forms",
    [
        "städ städa städning städningen städare",
        "cykel cyklar cykeln cyklarna",
        "putsa putsning putsar puts",
        "tröskelvärde tröskelvärden tröskelvärdena tröskelvärdet",
        "snickare snickeri snickerier snickrar",
        "dator datorer datorerna datorn",
        "verkstad verkstaden verkstäder",
        "kafé kaféer café kaféet",
        "reparation reparationer reparera",
        "gräsmatta gräsmattor gräsmattan",
        "möte möten mötet mötena",
    ],
)
def test_the_forms_of_a_swedish_word_meet(forms):
    assert len({stem(form, "sv") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair",
    ["mat matta", "städer städ", "verkstäder städ", "ost öst", "trä träning", "mat material"],
)
def test_words_that_only_look_alike_stay_apart(pair):
    one, other = [stem(word, "sv") for word in pair.split()]
    assert one != other


@pytest.mark.parametrize("forms", ["cleaning cleaner cleaned", "repairs repair", "bakery baker"])
def test_the_forms_of_an_english_word_meet(forms):
    assert len({stem(form, "en") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("compound", "part"),
    [
        ("sjukhustvätt", "tvätt"),
        ("cykelverkstäder", "verkstad"),
        ("trädgårdsskötsel", "trädgård"),
        ("flyttransporter", "transport"),
        ("konferenslokaler", "lokal"),
        ("hemstädning", "städning"),
    ],
)
def test_a_compound_holds_its_parts(compound, part):
    assert stem(part, "sv") in parts(compound, "sv")


@pytest.mark.parametrize(
    "word", ["information", "kostnad", "mobil", "verkstäder", "städer", "material", "förening"]
)
def test_what_is_no_compound_is_not_split(word):
    assert parts(word, "sv") == ()


def test_english_words_are_not_split():
    assert parts("workshop", "en") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("catring", "catering"), ("städfrima", "städfirma"), ("mat", None), ("kvast", None)],
)
def test_a_slip_is_mended_when_a_word_is_near(typed, meant):
    assert nearest(typed, [("catering", 3), ("städfirma", 1), ("mått", 9), ("kvart", 2)]) == meant


def test_markup_and_nul_are_no_words():
    assert words('<b>Hej</b>\0 "där"') == ["b", "hej", "b", "där"]
