"""What is sought comes first, on every engine, in a corpus with judged queries."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.models import SearchDocument, Word
from tests.search.gain import mean_ndcg, mean_silence, ndcg, silence

pytestmark = pytest.mark.django_db

JUDGED = Path(__file__).parent / "data"
CORPUS, QUERIES = JUDGED / "corpus.json", JUDGED / "queries.json"
FLOORS = {"sqlite": 0.9, "postgresql": 0.9, "elasticsearch": 0.9}


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request):
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        return request.param
    return connection.vendor


def evaluated(tmp_path):
    run = tmp_path / "run.json"
    call_command("evaluate_search", CORPUS, QUERIES, run=run, stdout=StringIO())
    return json.loads(run.read_text())


def test_what_is_sought_comes_first(engine, tmp_path):
    queries = json.loads(QUERIES.read_text())["queries"]
    run = evaluated(tmp_path)
    assert mean_ndcg(queries, run) >= FLOORS[engine]
    assert mean_silence(queries, run) == 1


@pytest.mark.parametrize(
    ("found", "measure"),
    [
        (["a", "b", "c"], 1),
        (["a", "b"], 0.947),
        (["x", "a"], 0.470),
        (["c", "b", "a"], 0.681),
        (["x"] * 10 + ["a"], 0),
        ([], 0),
    ],
    ids=["best", "one missing", "second place", "turned round", "too far down", "nothing"],
)
def test_the_measure_weighs_grades_by_their_places(found, measure):
    assert ndcg(found, {"a": 3, "b": 2, "c": 1}) == pytest.approx(measure, abs=0.001)


@pytest.mark.parametrize(("number", "measure"), [(0, 1), (1, 0.5), (3, 0.5), (4, 0)])
def test_the_measure_of_a_query_without_answers(number, measure):
    assert silence(["x"] * number) == measure


def test_an_evaluation_leaves_no_trace(engine, request, tmp_path):
    SearchDocument.objects.all().delete()
    evaluated(tmp_path)
    assert not SearchDocument.objects.exists()
    assert not Word.objects.filter(word="kafferosteri").exists()
    if engine == "elasticsearch":
        backend = request.getfixturevalue("elasticsearch")
        assert not backend.es.indices.get(index=f"{backend.index_prefix}evaluation_*")


def test_a_failed_evaluation_leaves_no_trace_either(engine, tmp_path):
    queries = tmp_path / "queries.json"
    queries.write_text('{"queries": [{"id": "q1", "query": "mat"}]}')
    with pytest.raises(KeyError):
        call_command("evaluate_search", CORPUS, queries, run=tmp_path / "run.json")
    assert not SearchDocument.objects.filter(source="corpus").exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere.json"):
        call_command("evaluate_search", tmp_path / "nowhere.json", QUERIES, run=tmp_path / "run")
