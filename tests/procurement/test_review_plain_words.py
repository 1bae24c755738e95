"""The proposal of plain words says what the fields say, in short sentences, and no more."""

import datetime as dt

import pytest
from django.utils import translation

from procurement.enums import NoticeKind, Phase, Reserved
from procurement.models import FitSettings, Notice
from procurement.review.fit import judge
from procurement.review.offers import Offers
from procurement.review.plain_words import plain_words, why_it_fits
from tests.factories import make_notice

pytestmark = pytest.mark.django_db
WORDS = {
    "sv": (
        "Nora kommun vill köpa: Städning av skolor. Upphandlingen har 2 delar: Norra skolan och "
        "Södra skolan. Den är värd 900 000 kronor. Arbetet görs i Lindesberg och Nora. "
        "Bara skyddade verkstäder och företag som hjälper människor till arbete får svara. "
        "Köparen skriver att den passar små företag. "
        "Sista dag att svara: måndag 1 mars 2038 kl. 12.00."
    ),
    "en": (
        "Nora kommun is buying this: Cleaning of schools. There are 2 lots. It is worth SEK "
        "900,000. The work is done in Lindesberg and Nora. Only sheltered workshops and "
        "enterprises that help people into work may answer. The buyer says that it suits small "
        "enterprises. Last day to answer: Monday 1 March 2038 at 12:00."
    ),
}


def full():
    return make_notice(
        title="Städning av skolor.",
        title_en="Cleaning of schools",
        buyer="Nora kommun",
        value=900_000,
        currency="SEK",
        places=["Nora", "Lindesberg"],
        lots=[{"title": "Norra skolan"}, {"title": "Södra skolan"}],
        reserved=Reserved.WORKSHOPS,
        reserved_scope="all",
        suits_smes=True,
        deadline_at=dt.datetime(2038, 3, 1, 11, tzinfo=dt.UTC),
    )


def said(notice, language="sv"):
    with translation.override(language):
        return plain_words(Notice.objects.get(pk=notice.pk)).replace("\u00a0", " ")


def lix(text):
    words = text.replace(":", ".").split()
    sentences = max(sum(word.endswith(".") for word in words), 1)
    long = sum(len(word.strip(".,:")) > 6 for word in words)
    return len(words) / sentences + 100 * long / len(words)


@pytest.mark.parametrize("language", WORDS)
def test_everything_that_is_known_is_said(language):
    words = said(full(), language)
    for sentence in WORDS[language].split(". "):
        assert sentence.removesuffix(".").split(" kl")[0] in words


def test_it_is_easy_to_read():
    assert lix(said(full())) < 45


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Kumla kommun vill köpa: Tvätt."),
        ({"phase": Phase.PLANNED}, "Kumla kommun planerar att köpa: Tvätt."),
        ({"phase": Phase.CANCELLED}, "Kumla kommun har avbrutit köpet: Tvätt."),
        (
            {"phase": Phase.AWARDED, "winner": "Bubblan"},
            "Kumla kommun har valt leverantör: Tvätt. Valdes: Bubblan.",
        ),
        (
            {"kind": NoticeKind.MARKET_DIALOGUE},
            "Kumla kommun vill tala med leverantörer om: Tvätt.",
        ),
    ],
)
def test_nothing_is_said_of_what_is_unknown(fields, words):
    assert said(make_notice(title="Tvätt", buyer="Kumla kommun", **fields)) == words


def test_a_swedish_title_is_said_to_be_swedish():
    assert "“Tvätt” (in Swedish)" in said(make_notice(title="Tvätt"), "en")


def test_only_what_is_sure_is_a_reason():
    notice = make_notice(in_county="possible", suits_smes=True)
    with translation.override("sv"):
        fit = judge(notice, FitSettings(), Offers({}))
        assert why_it_fits(fit) == "Köparen skriver att den passar små företag."
