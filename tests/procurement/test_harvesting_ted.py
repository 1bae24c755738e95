"""TED's search is asked for what is new, page by page, and each notice is read once."""

import datetime as dt

import pytest
from django.db import OperationalError
from django.utils import timezone

from procurement.harvesting.filters import expert_query
from procurement.harvesting.storing import Storage
from procurement.models import NoticeSource
from tests.procurement.gathering import count_only, impatient, make_source, read
from tests.procurement.ted_standin import samples, ted, tiny

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOW = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _impatient(settings):
    impatient(settings, page_size=2)


@pytest.fixture
def kept(monkeypatch):
    return count_only(monkeypatch)


def xml_asked(server):
    return [path for method, path in server.calls if method == "GET"]


@pytest.mark.parametrize("paging", ["ITERATION", "PAGE_NUMBER"])
def test_every_page_is_asked_for_and_every_notice_read_once(kept, paging):
    with ted(tiny(5)) as server:
        source = read(make_source(server.search, paging=paging), NOW)
        assert source.counts == {"new": 5} and len(set(kept)) == 5
        assert source.fault == "" and source.read_at == NOW
        assert len(set(xml_asked(server))) == len(xml_asked(server)) == 5


def test_the_samples_of_the_county_are_found(kept):
    with ted(samples()) as server:
        read(make_source(server.search), NOW)
    assert len(kept) >= 3


def test_what_was_read_is_not_fetched_again_and_only_the_overlap_is_asked_for(kept):
    with ted(tiny(3)) as server:
        source = read(make_source(server.search, overlap_days=3), NOW)
        fetched = len(xml_asked(server))
        read(source, NOW + DAY)
        assert len(xml_asked(server)) == fetched
        assert "publication-date >= 20260131" in server.asked[-1]["query"]
        server.notices = tiny(4)
        assert read(source, NOW + 2 * DAY).counts == {"new": 1}


def test_a_cap_ends_a_reading_and_the_next_goes_on_where_it_stopped(kept, settings):
    impatient(settings, page_size=2, pages=1, documents=1)
    with ted(tiny(5)) as server:
        source = read(make_source(server.search), NOW)
        assert source.counts == {"new": 1, "left": 1, "more": 1}
        assert NoticeSource.objects.due(NOW).exists()
        tokens = [asked.get("iterationNextToken") for asked in server.asked]
        read(source, NOW)
        assert [each.get("iterationNextToken") for each in server.asked][len(tokens) :] == ["2"]
        for _more in range(5):
            read(source, NOW)
        assert len(set(kept)) == len(kept) == 5


def test_a_token_that_has_expired_begins_anew_and_loses_nothing(kept, settings):
    impatient(settings, page_size=2, pages=1)
    with ted(tiny(5)) as server:
        source = make_source(server.search)
        read(source, NOW)
        source.cursor["window"]["token"] = "x"
        source.save()
        impatient(settings, page_size=2)

        read(source, NOW)
    assert len(set(kept)) == 5 and source.fault == ""


def change_of(**more):
    return lambda asked, answer: {**answer, **more}


def test_a_token_that_never_ends_ends_with_the_first_page_that_brings_nothing(kept):
    with ted(tiny(3)) as server:
        server.change = change_of(iterationNextToken="0")
        source = read(make_source(server.search), NOW)
        assert source.counts == {"new": 2} and len(server.asked) == 2
        assert "window" not in source.cursor


@pytest.mark.parametrize("total", [0, 1, 99_999, -1, None, "många"])
@pytest.mark.parametrize("paging", ["ITERATION", "PAGE_NUMBER"])
def test_how_many_there_are_in_all_is_not_believed(kept, total, paging):
    with ted(tiny(5)) as server:
        server.change = change_of(totalNoticeCount=total)
        assert read(make_source(server.search, paging=paging), NOW).counts == {"new": 5}


def test_a_publication_on_two_pages_is_read_once(kept):
    with ted(tiny(4)) as server:

        def repeat(asked, answer):
            first = server.notices[0]
            hit = {"publication-number": first["publication-number"], "links": {}}
            return {**answer, "notices": [*answer["notices"], hit, hit]}

        server.change = repeat
        assert read(make_source(server.search), NOW).counts == {"new": 4}


def test_an_unfinished_search_is_asked_again_and_then_next_time(kept):
    with ted(tiny(3)) as server:
        server.change = change_of(timedOut=True)
        source = read(make_source(server.search), NOW)
        assert source.fault == "partial" and source.counts["new"] == 2
        server.change = None
        assert read(source, NOW).fault == ""
    assert len(set(kept)) == len(kept) == 3


HITS = {
    "no links": ({"publication-number": "1-2026"}, "no_link"),
    "links of no kind": ({"publication-number": "1-2026", "links": []}, "no_link"),
    "no xml": ({"publication-number": "1-2026", "links": {"html": {"SWE": "x"}}}, "no_link"),
    "an empty link": ({"publication-number": "1-2026", "links": {"xml": {"MUL": ""}}}, "no_link"),
    "no number": ({"links": {"xml": {"MUL": "http://127.0.0.1/x"}}}, "no_number"),
    "no hit at all": ("nonsense", "no_number"),
    "nothing": (None, "no_number"),
    "signs that no database takes": (
        {"publication-number": "1-2026", "links": {"xml": {"MUL": "http://[\0\ud800"}}},
        "forbidden",
    ),
    "signs of nothing": ({"publication-number": "\0\ud800"}, "no_number"),
    "a link inwards": (
        {"publication-number": "1-2026", "links": {"xml": {"MUL": "file:///etc/passwd"}}},
        "forbidden",
    ),
}


@pytest.mark.parametrize(("hit", "code"), HITS.values(), ids=HITS)
def test_a_strange_hit_costs_only_itself(kept, hit, code):
    with ted(tiny(3)) as server:
        server.change = lambda asked, answer: {**answer, "notices": [hit, *answer["notices"]]}
        source = read(make_source(server.search), NOW)
    assert source.counts == {"new": 3, "refused": 1} and source.fault == ""
    [refused] = source.documents.with_refusals()
    assert refused.refusals == [{"codes": [code]}]


def test_a_link_in_any_language_will_do(kept):
    with ted(tiny(1)) as server:

        def only_swedish(asked, answer):
            for hit in answer["notices"]:
                hit["links"]["xml"] = {"SWE": hit["links"]["xml"]["MUL"]}
            return answer

        server.change = only_swedish
        assert read(make_source(server.search), NOW).counts == {"new": 1}


def test_a_broken_notice_costs_only_itself_and_is_asked_for_only_if_it_changed(kept):
    with ted(tiny(3)) as server:
        server.notices[1]["_body"] = b"<nonsense"
        source = read(make_source(server.search), NOW)
        assert source.counts == {"new": 2, "refused": 1}
        [refused] = source.documents.with_refusals()
        assert refused.refusals[0]["codes"] == ["xml_not_wellformed"]
        assert read(source, NOW).counts == {}
        assert source.documents.with_refusals().count() == 1
        server.notices[1]["_body"] = tiny(3)[1]["_body"]
        assert read(source, NOW).counts == {"new": 1}
        assert source.documents.with_refusals().count() == 0


def test_a_notice_that_cannot_be_kept_costs_only_itself(monkeypatch):
    kept = count_only(monkeypatch, broken=["3f1c7a52-0b1e-4c55-9a3d-000000000002-01"])
    with ted(tiny(3)) as server:
        source = read(make_source(server.search), NOW)
    assert source.counts == {"new": 2, "refused": 1} and len(kept) == 2


def test_a_database_that_is_busy_costs_no_notice(monkeypatch):
    def fail(storage, number, result):
        raise OperationalError("database is locked")

    with ted(tiny(2)) as server:
        with monkeypatch.context() as patch:
            patch.setattr(Storage, "keep", fail)
            source = read(make_source(server.search), NOW)
        assert source.fault == "interrupted" and source.counts == {"left": 2}
        count_only(monkeypatch)
        assert read(source, NOW).counts == {"new": 2}


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"places": "SE124"}, "(place-of-performance IN (SE124))"),
        (
            {"places": "se124, SE12", "buyers": 'Region "Örebro" län\n\nÖrebro kommun'},
            '(place-of-performance IN (SE124 SE12) OR buyer-name ~ "Region  Örebro  län"'
            ' OR buyer-name ~ "Örebro kommun")',
        ),
        (
            {"places": "SE124", "cpv": "90910000-9, 555; 79100000"},
            "(place-of-performance IN (SE124)) AND classification-cpv IN (9091* 555* 791*)",
        ),
        ({"places": "", "cpv": "85312120"}, "classification-cpv IN (8531212*)"),
        ({"places": ""}, "place-of-performance IN (SWE)"),
        (
            {"query": "FT ~ städ OR PC = 9091* SORT BY PD DESC"},
            "(FT ~ städ OR PC = 9091*)",
        ),
    ],
)
def test_the_question_says_which_notices_are_wanted(fields, query):
    source = make_source(**fields)
    since = dt.date(2026, 2, 1)
    assert expert_query(source, since) == f"{query} AND publication-date >= 20260201"


def test_a_query_that_is_not_understood_is_told_in_the_servers_words(kept):
    with ted(tiny(1)) as server:
        source = read(make_source(server.search, query="färg = blå"), NOW)
    assert source.fault == "query"
    assert "unknown field 'färg'" in source.result_in_words


def test_it_says_in_words_how_it_went(kept):
    source = make_source("http://127.0.0.1:9/v3/notices/search")
    assert source.result_in_words == "Har inte hämtats än."
    with ted(tiny(1)) as server:
        NoticeSource.objects.update(address=server.search)
        assert read(source).result_in_words == "1 ny annons."
    assert source.next_at > timezone.now() + dt.timedelta(hours=22)
