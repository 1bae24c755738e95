"""Whoever follows the site misses nothing that was written early and became public late."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection, transaction

from enterprises.models import EnterpriseIndexPage
from headless import versions
from search.models import Change
from tests.factories import make_enterprise
from tests.together import at_once

together = pytest.mark.usefixtures("committed")


@pytest.fixture
def pages(request):
    request.getfixturevalue("kept" if connection.vendor == "sqlite" else "committed")
    directory = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    return [make_enterprise(directory) for _ in range(3)]


def items(client, path, **asked):
    return client.get(f"/api/v1/{path}", {"limit": 100, **asked}).json()["items"]


@together
def test_what_commits_late_is_told_of_later(pages, client):
    late, early, _other = pages
    is_written, may_end = threading.Event(), threading.Event()

    def publish_slowly():
        with transaction.atomic():
            late.save_revision().publish()
            is_written.set()
            assert may_end.wait(20)

    def read():
        assert is_written.wait(20)
        early.save_revision().publish()
        seen = [
            max(item["modified_at"] for item in items(client, "enterprises")),
            max(item["changed_at"] for item in items(client, "changes")),
        ]
        may_end.set()
        return seen

    failed, (modified_after, since) = at_once(publish_slowly, read)
    assert failed is None
    told = [item["id"] for item in items(client, "enterprises", modified_after=modified_after)]
    assert told == [late.pk]
    told = {item["id"] for item in items(client, "changes", since=since, kind="enterprise")}
    assert late.pk in told
    found = items(client, "search", q=late.title, modified_after=modified_after)
    assert [item["id"] for item in found] == [late.pk]


@together
def test_moments_become_public_in_their_order():
    begun, moments = threading.Event(), {}

    def first():
        with transaction.atomic():
            moments["first"] = versions.stamp()
            begun.set()
            threading.Event().wait(0.3)
            assert "second" not in moments

    def second():
        assert begun.wait(20)
        with transaction.atomic():
            moments["second"] = versions.stamp()

    assert at_once(first, second) == [None, None]
    assert moments["first"] < moments["second"]


def test_a_clock_that_is_behind_gives_no_earlier_moment(db):
    ahead = versions.stamp() + dt.timedelta(seconds=2)
    versions.ContentVersion.objects.update(changed_at=ahead)
    assert versions.stamp() > ahead


def test_what_changes_while_it_is_read_moves_nothing_out_of_sight(pages, client):
    first, *others = pages
    answer = client.get("/api/v1/changes", {"kind": "enterprise", "limit": 1}).json()
    seen = [item["id"] for item in answer["items"]]
    first.save_revision().publish()
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        seen += [item["id"] for item in answer["items"]]
    assert seen == [first.pk, *(page.pk for page in others), first.pk]


def test_those_of_one_moment_are_read_one_page_after_the_other(pages, client):
    moment = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    Change.objects.filter(kind="enterprise").update(changed_at=moment)
    address, seen = "/api/v1/changes?kind=enterprise&limit=1&fields=kind", []
    while address:
        answer = client.get(address).json()
        seen += [item["id"] for item in answer["items"]]
        address = answer["next"]
    assert sorted(seen) == [page.pk for page in pages]


def test_what_was_read_before_a_change_is_not_as_new_as_the_change(db, client):
    begun = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
    changed_meanwhile = begun + dt.timedelta(seconds=1)
    versions.stamp()
    versions.ContentVersion.objects.update(changed_at=changed_meanwhile)
    with time_machine.travel(begun, tick=False):
        old = client.get("/api/v1/municipalities")["Last-Modified"]
    with time_machine.travel(begun + dt.timedelta(minutes=1), tick=False):
        headers = {"If-Modified-Since": old}
        assert client.get("/api/v1/municipalities", headers=headers).status_code == 200
