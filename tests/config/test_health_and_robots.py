"""What those who watch the site are told, part by part, and what robots may read."""

import datetime as dt
import http.client
import urllib.error

import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks_db.models import DBTaskResult

from config import health
from config.health import handler500

pytestmark = pytest.mark.django_db


def ready(client):
    return client.get("/health/ready/").json()


@pytest.mark.indexed
@pytest.mark.parametrize(
    "error",
    [
        urllib.error.URLError("refused"),
        TimeoutError(),
        ConnectionResetError(),
        http.client.BadStatusLine("garbage"),
        http.client.IncompleteRead(b""),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_search_engine_that_answers_badly_is_down(client, settings, monkeypatch, error):
    def fails(*args, **kwargs):
        raise error

    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    monkeypatch.setattr(health.urllib.request, "urlopen", fails)
    assert ready(client)["search"] == "down"
    assert ready(client)["status"] == "troubled"


def test_parts_that_are_not_used_are_no_trouble(client):
    answer = ready(client)
    assert (answer["status"], answer["search"], answer["worker"]) == ("ok", "not used", "not used")


@pytest.mark.parametrize(("minutes", "state"), [(4, "ok"), (6, "behind")])
def test_a_worker_may_take_five_minutes(client, settings, minutes, state):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", backend_name="default"
    )
    late = timezone.now() - dt.timedelta(minutes=minutes)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=late)
    assert ready(client)["worker"] == state


@pytest.mark.parametrize("path", ["/health/", "/health/ready/", "/robots.txt"])
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405)])
def test_watching_only_reads(client, path, method, status):
    assert getattr(client, method)(path).status_code == status


@pytest.mark.parametrize("path", ["/health/", "/health/ready/"])
def test_no_cache_answers_for_the_site(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize(
    ("error", "path", "status", "words"),
    [
        (OperationalError, "/", 503, 'lang="sv"'),
        (InterfaceError, "/foretag/", 503, 'lang="sv"'),
        (OperationalError, "/en/enterprises/", 503, 'lang="en"'),
        (OperationalError, "/api/v1/events", 503, '"status": 503'),
        (ValueError, "/", 500, ""),
        (ValueError, "/api/v1/events", 500, ""),
    ],
    ids=["Swedish", "lost connection", "English", "api", "other", "other in the api"],
)
def test_an_outage_is_told_from_a_fault(error, path, status, words):
    request = RequestFactory().get(path)
    try:
        raise error
    except error:
        answer = handler500(request)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert answer.get("Retry-After") == ("30" if status == 503 else None)


def test_robots_may_read_all_but_the_admin(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_a_security_fault_can_be_reported_for_at_least_some_months(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    told = dict(line.split(": ", 1) for line in lines)
    assert told["Preferred-Languages"] == "sv, en"
    assert told["Contact"].startswith(("http", "mailto:"))
    left = parse_datetime(told["Expires"]) - timezone.now()
    assert dt.timedelta(days=30) < left < dt.timedelta(days=366)
