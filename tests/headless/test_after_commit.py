"""What is counted and told waits for the end of a transaction, and happens once for it."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from enterprises.models import EnterpriseIndexPage
from headless import versions
from headless.after_commit import after_commit
from headless.models import ContentVersion
from search.models import SearchDocument
from tests.factories import make_enterprise

pytestmark = [pytest.mark.usefixtures("kept"), pytest.mark.indexed]


@pytest.fixture
def done():
    """Return what has been done, and a way to have more done."""
    found = []

    def work(about):
        found.append(about)

    return found, lambda *about: after_commit(work, *about)


def stop(*_args):
    raise ZeroDivisionError


def test_outside_of_a_transaction_it_is_done_at_once(done):
    found, do = done
    do(1)
    assert found == [[1]]


def test_it_is_done_once_a_transaction_with_all_that_it_is_about(done):
    found, do = done
    with transaction.atomic():
        do(1)
        with transaction.atomic():
            do(2)
        with transaction.atomic(savepoint=False):
            do(1)
        do(3)
        assert found == []
    do(4)
    assert found == [[1, 2, 3], [4]]


def test_after_a_rollback_it_is_never_done(done):
    found, do = done
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        do(1)
        stop()
    with transaction.atomic():
        pass
    assert found == []


def test_what_is_rolled_back_inside_takes_nothing_else_along(done):
    found, do = done
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            do(1)
            stop()
        do(2)
    assert found == [[2]]
    with transaction.atomic():
        do(3)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            do(4)
            stop()
    assert 3 in found[1]


def test_what_fails_afterwards_stops_nothing(done, caplog):
    found, do = done
    with transaction.atomic():
        after_commit(stop)
        do(1)
    assert found == [[1]]
    assert "stop" in caplog.text


def test_many_changes_in_one_transaction_are_counted_once():
    before = versions.current().number
    with transaction.atomic():
        for _each in range(5):
            versions.bump()
        assert versions.current().number == before
    assert versions.current().number == before + 1


def test_a_change_that_is_taken_back_is_not_counted():
    before = versions.current().number
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        versions.bump()
        stop()
    assert versions.current().number == before


def test_publishing_locks_nothing_of_everybodys_before_it_ends():
    directory = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    page = make_enterprise(directory, title="Kvastverket")
    page.title = "Borstverket"
    revision = page.save_revision()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        revision.publish()
        inside = " ".join(each["sql"] for each in queries)
        assert SearchDocument.objects.filter(title="Kvastverket").exists()
    written = [ContentVersion, SearchDocument]
    assert not [each for each in written if f'UPDATE "{each._meta.db_table}"' in inside]
    assert not any(f'INTO "search_{each}"' in inside for each in ("word", "change"))
    assert SearchDocument.objects.filter(title="Borstverket").exists()
