"""Rows of the search that differ from what they are made of are found and mended."""

import pytest

from search import rebuild
from search.models import SearchDocument, Word
from search.queries import search
from search.vocabulary import StoredVocabulary, count_again
from tests.factories import make_enterprise, make_event, make_news, make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(directory, calendar, procurement):
    """Make something of every kind and return their rows, which are as they should be."""
    make_enterprise(directory, title="Kvastverket", serving=["Nora"])
    make_event(calendar, title="Kvastdagen")
    make_news(procurement, title="Kvastnytt")
    make_notice(title="Kvastar", title_en="Brooms")
    rebuild.mend()
    return SearchDocument.objects.filter(title__in=TITLES)


TITLES = ["Kvastverket", "Kvastdagen", "Kvastnytt", "Kvastar", "Brooms"]


def test_what_is_as_it_should_be_is_left_alone(rows):
    written = dict(rows.values_list("pk", "written_at"))
    assert rebuild.mend().count == 0
    assert dict(rows.values_list("pk", "written_at")) == written


@pytest.mark.parametrize("title", TITLES)
def test_a_row_that_is_missing_is_written_again(rows, title):
    rows.filter(title=title).delete()
    mended = rebuild.mend()
    assert (len(mended.missing), mended.count) == (1, 1)
    assert rows.filter(title=title).exists()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("url", "/gammal/"),
        ("summary", "Gammalt"),
        ("municipalities", ["1880"]),
        ("categories", ["gammal"]),
        ("names", ["Gammalt"]),
        ("modified_at", "2020-01-01T00:00:00Z"),
    ],
)
def test_a_row_that_says_something_else_is_written_anew(rows, field, wrong):
    row = rows.get(title="Kvastverket")
    right = getattr(row, field)
    rows.filter(pk=row.pk).update(**{field: wrong})
    mended = rebuild.mend()
    assert (len(mended.outdated), mended.count) == (1, 1)
    row.refresh_from_db()
    assert getattr(row, field) == right


def test_a_row_of_nothing_is_removed(rows):
    row = rows.get(title="Kvastverket")
    row.pk, row.record_id = None, 999_999
    row.save()
    mended = rebuild.mend()
    assert mended.left_over == [("enterprise", 999_999, "sv")]
    assert not SearchDocument.objects.filter(record_id=999_999).exists()


def test_everything_can_be_mended_at_once(rows):
    SearchDocument.objects.all().delete()
    assert search("kvastverket", "sv").count == 0
    rebuild.mend()
    assert all(search(title, "sv").count for title in TITLES[:4])
    assert search("brooms", "en").count == 1


def test_a_mended_row_is_found_by_its_words(rows):
    rows.update(title_words="", summary_words="", url="/gammal/")
    assert search("kvastverket", "sv").count == 0
    rebuild.mend()
    assert search("kvastverket", "sv").count == 1


def test_the_daily_duty_mends_the_vocabulary_too(rows):
    Word.objects.all().delete()
    rows.filter(title="Kvastverket").delete()
    rebuild.mend_daily()
    assert search("kvastvreket", "sv").did_you_mean == "kvastverket"


def test_words_that_no_document_holds_are_forgotten(rows):
    Word.objects.create(language="sv", word="spöke", folded="spoke", stem="spök", documents=9)
    count_again()
    assert not StoredVocabulary("sv").has("spöke")


def test_documents_are_counted_not_words(rows, procurement):
    make_news(procurement, title="Borste", summary="Borste, borste och borste.")
    count_again()
    assert Word.objects.get(language="sv", word="borste").documents == 1


def test_the_vocabulary_of_one_language_is_not_that_of_the_other(rows):
    count_again()
    assert StoredVocabulary("en").has("brooms")
    assert not StoredVocabulary("sv").has("brooms")


@pytest.mark.parametrize(
    ("typed", "meant"), [("kvastnytt", ["kvastnytt"]), ("orebro", ["örebro"]), ("xyz", [])]
)
def test_words_are_known_without_their_accents(rows, directory, typed, meant):
    make_enterprise(directory, title="I Örebro")
    assert StoredVocabulary("sv").unfolded(typed) == meant
