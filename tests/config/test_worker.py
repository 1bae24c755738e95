"""A worker that is killed, or loses the database, leaves no task undone."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from access.counters import counters
from access.models import OutgoingMail
from config.worker import AWAY, MOST_TRIES, beat, keep_watch, resume_lost_tasks
from search.models import MissedUpdate, SearchDocument
from search.tasks import catch_up, refresh_all
from tests.factories import make_enterprise
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings):
    clear_caches()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def work(monkeypatch):
    """Return a function that works until nothing is left, inside the transaction of the test."""
    library = "django_tasks_db.management.commands.db_worker"
    monkeypatch.setattr(f"{library}.exclusive_transaction", lambda using: transaction.atomic())
    monkeypatch.setattr(connection, "close", lambda: None)
    return lambda: call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def begun(worker_id, **values):
    """Return a task that a worker has taken."""
    result = refresh_all.enqueue("nothing", [])
    task = DBTaskResult.objects.get(pk=result.id)
    task.claim(worker_id)
    for name, value in values.items():
        setattr(task, name, value)
    task.save()
    return task


def status(task):
    task.refresh_from_db()
    return task.status


def test_the_task_of_a_dead_worker_runs_again():
    task = begun("dead")
    assert resume_lost_tasks("alive") == 1
    assert status(task) == TaskResultStatus.READY


def test_the_task_of_a_living_worker_is_left_to_it():
    task = begun("other")
    beat("other")
    assert resume_lost_tasks("alive") == 0
    assert status(task) == TaskResultStatus.RUNNING


def test_a_worker_takes_its_own_task_up_only_when_idle():
    begun("me")
    beat("me")
    assert resume_lost_tasks("me") == 0
    assert resume_lost_tasks("me", is_idle=True) == 1


@pytest.mark.parametrize("error", AWAY)
def test_a_task_that_lost_the_database_runs_again(error):
    task = begun("me", status=TaskResultStatus.FAILED, exception_class_path=error)
    resume_lost_tasks("me")
    assert status(task) == TaskResultStatus.READY


def test_a_task_with_a_fault_of_its_own_stays_failed():
    task = begun("me", status=TaskResultStatus.FAILED, exception_class_path="builtins.KeyError")
    resume_lost_tasks("me")
    assert status(task) == TaskResultStatus.FAILED


@pytest.mark.parametrize(("tries", "runs_again"), [(MOST_TRIES - 1, 1), (MOST_TRIES, 0)])
def test_a_task_that_kills_its_workers_is_given_up(tries, runs_again):
    begun("dead", worker_ids=["dead"] * tries)
    assert resume_lost_tasks("alive") == runs_again


@pytest.mark.indexed
def test_a_page_published_before_the_worker_died_is_found_after_it(directory, work):
    page = make_enterprise(directory, title="Odlarlaget")
    SearchDocument.objects.all().delete()
    DBTaskResult.objects.all().delete()
    source = "enterprise:enterprises.EnterprisePage"
    task = begun("dead", args_kwargs={"args": [source, [str(page.pk)]], "kwargs": {}})
    work()
    assert status(task) == TaskResultStatus.SUCCESSFUL
    assert SearchDocument.objects.filter(title="Odlarlaget").count() == 1


def test_the_worker_waits_for_the_database(monkeypatch, work):
    answers = iter([OperationalError("connection refused"), 0, 0])

    def resume_or_fail(*args, **kwargs):
        if isinstance(answer := next(answers), Exception):
            raise answer
        return answer

    monkeypatch.setattr("config.management.commands.db_worker.resume_lost_tasks", resume_or_fail)
    monkeypatch.setattr("config.management.commands.db_worker.PAUSE", 0)
    work()
    assert next(answers) == 0


@pytest.mark.indexed
def test_the_worker_tells_the_search_server_what_it_missed_without_any_visitor(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    MissedUpdate.objects.create(model_label="search.SearchDocument", object_pk="1")
    keep_watch("me")
    waiting = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert list(waiting) == [f"{catch_up.func.__module__}.catch_up"]


def test_the_worker_takes_down_what_has_expired(directory):
    page = make_enterprise(directory, expire_at=timezone.now() - dt.timedelta(minutes=1))
    keep_watch("me")
    page.refresh_from_db()
    assert not page.live


def test_the_worker_sends_mail_that_waited_and_what_a_dead_one_left(settings):
    for state, minutes in [("waiting", 1), ("sending", 11)]:
        begun = timezone.now() - dt.timedelta(minutes=minutes)
        OutgoingMail.objects.create(kind="x", language="sv", state=state, started_at=begun)
        counters().delete("sending-what-waits")
        keep_watch("me")
        keep_watch("me")
        OutgoingMail.objects.all().delete()
    waiting = list(DBTaskResult.objects.ready().values_list("task_path", flat=True))
    assert waiting == ["access.mail.deliver_waiting"] * 2
