"""What is sought comes first, on every engine, in a corpus with judged queries."""

import importlib.util
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search.models import SearchDocument, Word

pytestmark = pytest.mark.django_db

JUDGED = Path(__file__).parents[2].parent / "shared" / "search"
CORPUS, QUERIES = JUDGED / "corpus.json", JUDGED / "queries_open.json"
FLOORS = {"sqlite": 0.9, "postgresql": 0.9, "elasticsearch": 0.9}


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request):
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        return request.param
    return connection.vendor


@pytest.fixture
def judge():
    spec = importlib.util.spec_from_file_location("judge", JUDGED / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evaluated(tmp_path):
    run = tmp_path / "run.json"
    call_command("evaluate_search", CORPUS, QUERIES, run=run, stdout=StringIO())
    return json.loads(run.read_text())


def test_what_is_sought_comes_first(engine, judge, tmp_path):
    queries = json.loads(QUERIES.read_text())["queries"]
    summary = judge.summary(judge.evaluate(queries, evaluated(tmp_path)))
    assert summary["ndcg"] >= FLOORS[engine]
    assert summary["zero"] == 1


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
