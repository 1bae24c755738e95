"""Those who watch the site can ask how it is, and the database's absence is answered kindly."""

import datetime as dt

import pytest
from django.db import OperationalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_database(monkeypatch):
    from django.db import connection

    def refuse(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


def test_the_process_answers_without_a_database(visitor, no_database):
    assert visitor.get("/health/").status_code == 200


def test_ready_names_each_part(client):
    answer = client.get("/health/ready/").json()
    assert answer["database"] == "ok"
    assert set(answer) == {"status", "database", "search", "worker"}


def test_without_a_database_the_site_is_not_ready(visitor, no_database):
    answer = visitor.get("/health/ready/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "down"


@pytest.mark.indexed
def test_a_search_engine_that_is_away_is_named_and_no_more(client, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.json()["search"]) == (200, "down")


def test_a_task_that_nobody_takes_shows_a_missing_worker(client, settings):
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", backend_name="default"
    )
    DBTaskResult.objects.filter(pk=task.pk).update(
        enqueued_at=timezone.now() - dt.timedelta(minutes=6)
    )
    assert client.get("/health/ready/").json()["worker"] == "behind"


@pytest.mark.parametrize(
    ("path", "words"),
    [("/", 'lang="sv"'), ("/en/", "The site is away for a moment")],
)
def test_a_page_without_a_database_is_an_apology(visitor, no_database, path, words):
    answer = visitor.get(path)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert words in answer.text
    assert "Traceback" not in answer.text


def test_the_api_without_a_database_answers_in_its_own_format(visitor, no_database):
    answer = visitor.get("/api/v1/enterprises")
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/health/", "/health/ready/"])
def test_health_is_asked_without_https(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code == 200


def test_other_errors_stay_errors(visitor, monkeypatch):
    monkeypatch.setattr("config.health._search", lambda: 1 / 0)
    assert visitor.get("/health/ready/").status_code == 500
