"""Whoever keeps a copy of the site is told what was changed and what is public no longer."""

import datetime as dt
from importlib import import_module
from urllib.parse import quote

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from config.seeding.bulk.enterprises import add_enterprises
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import EnterprisePage
from search.models import Change, SearchDocument
from search.rebuild import mend, rebuild
from tests.factories import (
    make_category,
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
)

pytestmark = pytest.mark.django_db
MICROSECOND = dt.timedelta(microseconds=1)


@pytest.fixture
def since(client):
    """Return what changed from now on, each time it is asked."""
    moment = timezone.now()

    def ask(**more):
        query = {"since": moment.isoformat(), "limit": 100, **more}
        return client.get("/api/v1/changes", query).json()["items"]

    return ask


def told(items):
    return [(item["kind"], item["id"], item["locale"], item["is_removed"]) for item in items]


@pytest.mark.parametrize(
    ("kind", "parent", "make"),
    [
        ("enterprise", "directory", make_enterprise),
        ("event", "calendar", make_event),
        ("news", "procurement", make_news),
        ("page", "home", make_guide),
    ],
)
def test_a_page_of_every_kind_is_told_of_from_its_beginning_to_its_end(
    since, request, kind, parent, make
):
    page = make(request.getfixturevalue(parent))
    assert (kind, page.pk, "sv", False) in told(since(kind=kind))
    page.unpublish()
    assert (kind, page.pk, "sv", True) in told(since(kind=kind))
    page.save_revision().publish()
    assert (kind, page.pk, "sv", False) in told(since(kind=kind))
    page.delete()
    assert (kind, page.pk, "sv", True) in told(since(kind=kind))


def test_a_notice_is_told_of_in_both_languages(since):
    notice = make_notice(title_en="A notice")
    assert {(*each[:1], *each[2:]) for each in told(since(kind="notice"))} == {
        ("notice", "sv", False),
        ("notice", "en", False),
    }
    notice.delete()
    assert {each[3] for each in told(since(kind="notice"))} == {True}


def test_an_item_says_no_more_than_it_must(client, directory):
    page = make_enterprise(directory, slug="bageriet")
    (item,) = client.get("/api/v1/changes?kind=enterprise").json()["items"]
    moment = dt.datetime.fromisoformat(item.pop("changed_at"))
    assert moment.utcoffset() is not None
    assert item == {
        "id": page.pk,
        "kind": "enterprise",
        "locale": "sv",
        "url": "http://testserver/foretag/bageriet/",
        "is_removed": False,
    }


def test_the_translation_has_the_id_of_the_swedish_and_its_own_address(since, directory):
    page = make_enterprise(directory)
    english = make_english(page, title="The bakery")
    (item,) = since(kind="enterprise", locale="en")
    assert (item["id"], item["url"]) == (page.pk, f"http://testserver{english.url}")


@pytest.mark.parametrize("what", ["close", "pause"])
def test_a_profile_that_leaves_the_lists_leaves_a_tombstone_in_each_language(
    since, directory, what
):
    page = make_enterprise(directory)
    make_english(page, title="The bakery")
    getattr(lifecycle, what)(page)
    assert sorted(told(since(kind="enterprise"))) == [
        ("enterprise", page.pk, "en", True),
        ("enterprise", page.pk, "sv", True),
    ]


def test_a_paused_profile_that_is_confirmed_is_back(since, directory):
    page = make_enterprise(directory)
    lifecycle.pause(page)
    lifecycle.confirm(page)
    assert told(since(kind="enterprise")) == [("enterprise", page.pk, "sv", False)]


def test_a_confirmation_alone_is_a_change(client, directory):
    page = make_enterprise(directory)
    before = Change.objects.get(kind="enterprise").changed_at
    lifecycle.confirm(page)
    assert Change.objects.get(kind="enterprise").changed_at > before


def test_a_page_that_becomes_private_leaves_a_tombstone(since, directory):
    page = make_enterprise(directory)
    rule = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert told(since(kind="enterprise")) == [("enterprise", page.pk, "sv", True)]
    rule.delete()
    assert told(since(kind="enterprise")) == [("enterprise", page.pk, "sv", False)]


def test_drafts_are_never_told_of(since, directory):
    make_enterprise(directory, live=False)
    assert since(kind="enterprise") == []


def test_a_draft_of_a_public_page_changes_nothing(directory):
    page = make_enterprise(directory)
    before = list(Change.objects.values())
    page.title = "Ett utkast"
    page.save_revision()
    assert list(Change.objects.values()) == before


def test_a_new_address_is_a_change(since, directory):
    page = make_enterprise(directory, slug="gamla")
    page.slug = "nya"
    page.save_revision().publish()
    (item,) = since(kind="enterprise")
    assert item["url"].endswith("/foretag/nya/")


def test_the_oldest_change_comes_first_and_a_new_one_moves_to_the_end(since, directory):
    first, second = make_enterprise(directory), make_enterprise(directory)
    first.save_revision().publish()
    assert [item["id"] for item in since(kind="enterprise")] == [second.pk, first.pk]
    newest = since(kind="enterprise", order="-changed_at")
    assert [item["id"] for item in newest] == [first.pk, second.pk]


@pytest.mark.parametrize(
    ("parameter", "counts"),
    [("since", [1, 1, 0]), ("modified_after", [1, 0, 0])],
)
def test_the_moment_itself_belongs_to_since(client, directory, parameter, counts):
    make_enterprise(directory)
    moment = Change.objects.get(kind="enterprise").changed_at
    asked = [
        client.get(f"/api/v1/changes?kind=enterprise&{parameter}={quote(each.isoformat())}")
        for each in (moment - MICROSECOND, moment, moment + MICROSECOND)
    ]
    assert [answer.json()["count"] for answer in asked] == counts


def test_an_offset_is_understood(client, directory):
    with time_machine.travel(dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC), tick=False):
        make_enterprise(directory)
    counts = [
        client.get("/api/v1/changes", {"kind": "enterprise", "since": written}).json()["count"]
        for written in ("2026-03-01T10:30:00+01:00", "2026-03-01T10:31:00+01:00", "2026-03-01")
    ]
    assert counts == [1, 0, 1]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("since=2026-01-01T10:00", "since"),
        ("since=igår", "since"),
        ("since=2026-13-01", "since"),
        ("since=2026-01-01&since=2026-02-01", "since"),
        ("kind=person", "kind"),
        ("locale=de", "locale"),
        ("order=id", "order"),
        ("fields=digest", "fields"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("offset=-1", "offset"),
        ("q=bageri", "q"),
    ],
)
def test_what_it_does_not_take_is_named(client, query, named):
    answer = client.get(f"/api/v1/changes?{query}")
    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["errors"]] == [named]


def test_it_is_read_a_page_at_a_time_with_chosen_fields(client, directory):
    pages = [make_enterprise(directory) for _ in range(3)]
    address, seen = "/api/v1/changes?kind=enterprise&limit=2&fields=kind", []
    while address:
        answer = client.get(address).json()
        seen += answer["items"]
        address = answer["next"]
    assert seen == [{"id": page.pk, "kind": "enterprise"} for page in pages]


def test_the_list_asks_as_often_for_many_as_for_few(client, directory, django_assert_num_queries):
    for _ in range(6):
        make_enterprise(directory)
    client.get("/api/v1/changes?limit=1")
    for limit in (1, 100):
        with django_assert_num_queries(3):
            client.get(f"/api/v1/changes?limit={limit}")


def test_a_copy_is_told_when_nothing_is_new_and_when_something_is(client, directory):
    page = make_enterprise(directory)
    etag = client.get("/api/v1/changes?order=-changed_at")["ETag"]
    headers = {"If-None-Match": etag}
    assert client.get("/api/v1/changes?order=-changed_at", headers=headers).status_code == 304
    lifecycle.pause(page)
    assert client.get("/api/v1/changes?order=-changed_at", headers=headers).status_code == 200


def test_a_rebuild_changes_nothing(directory, calendar, home):
    make_english(make_enterprise(directory, categories=[make_category("prov")]), title="Bakery")
    make_event(calendar)
    make_guide(home)
    make_notice()
    before = list(Change.objects.order_by("pk").values())
    rebuild()
    mend()
    call_command("rebuild_search")
    assert list(Change.objects.order_by("pk").values()) == before


def test_what_was_missed_is_told_when_it_is_mended(since, directory):
    page, gone = make_enterprise(directory), make_enterprise(directory)
    moment = timezone.now()
    SearchDocument.objects.filter(record_id=page.pk).update(title="Gammalt")
    Change.objects.filter(record_id=page.pk).update(digest="gammal")
    EnterprisePage.objects.filter(pk=gone.pk).update(live=False)
    mend()
    changed = Change.objects.filter(changed_at__gte=moment, kind="enterprise")
    assert dict(changed.values_list("record_id", "is_removed")) == {page.pk: False, gone.pk: True}


def test_generated_content_is_told_of_at_once(django_assert_max_num_queries):
    add_enterprises(1, 40)
    assert Change.objects.filter(kind="enterprise").count() == 40


def test_what_was_public_before_there_were_changes_is_taken_over(directory):
    page = make_enterprise(directory)
    Change.objects.all().delete()
    fill = import_module("search.migrations.0004_remember_what_is_public").fill
    fill(apps, None)
    fill(apps, None)
    change = Change.objects.get(record_id=page.pk, kind="enterprise")
    assert (change.changed_at, change.digest) == (page.last_published_at, "")
    mend(everything=True)
    change.refresh_from_db()
    assert change.changed_at == page.last_published_at
    assert change.digest
    page.save_revision().publish()
    change.refresh_from_db()
    assert change.changed_at > page.last_published_at
