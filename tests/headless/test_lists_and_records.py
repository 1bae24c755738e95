"""The rules that every list and record of the public API follows."""

import pytest

from tests.factories import make_enterprise

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LIST = "/api/v1/enterprises"


def test_a_list_says_how_many_there_are_and_where_the_next_page_is(client, directory):
    for _ in range(3):
        make_enterprise(directory)
    page = client.get(LIST, {"limit": 2, "joint_bids": "false"}).json()
    assert (page["count"], len(page["items"]), page["previous"]) == (3, 2, None)
    assert page["next"] == f"http://testserver{LIST}?limit=2&joint_bids=false&offset=2"


def test_the_pages_lead_to_each_other(client, directory):
    for _ in range(3):
        make_enterprise(directory)
    second = client.get(client.get(LIST, {"limit": 2}).json()["next"]).json()
    assert (len(second["items"]), second["next"]) == (1, None)
    assert len(client.get(second["previous"]).json()["items"]) == 2


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("bogus=1", "bogus"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=1.0", "limit"),
        ("limit=2&limit=3", "limit"),
        ("offset=10001", "offset"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("locale=xx", "locale"),
        ("fields=title,nothing", "fields"),
        ("order=price", "order"),
        ("modified_after=yesterday", "modified_after"),
        ("modified_after=2026-02-30", "modified_after"),
        ("modified_after=1", "modified_after"),
        ("municipality=9999", "municipality"),
        ("category=nothing", "category"),
        ("cpv=abc", "cpv"),
        ("legal_form=empire", "legal_form"),
        ("reservation=none", "reservation"),
        ("joint_bids=perhaps", "joint_bids"),
        ("q=a%00b", "q"),
        ("q=" + "a" * 201, "q"),
    ],
)
def test_what_cannot_be_used_is_refused_and_named(client, query, named):
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert [fault["parameter"] for fault in answer.json()["errors"]] == [named]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-01-01",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+01:00",
        "0001-01-01T00:00:00+05:00",
    ],
)
def test_modified_after_takes_a_day_or_a_time(client, directory, moment):
    make_enterprise(directory)
    assert client.get(f"{LIST}?modified_after={moment}").json()["count"] == 1


def test_modified_after_leaves_out_what_is_older(client, directory):
    make_enterprise(directory)
    assert client.get(LIST, {"modified_after": "2999-01-01"}).json()["count"] == 0


def test_fields_chooses_what_is_told_but_the_id_is_always_there(client, directory):
    page = make_enterprise(directory, title="Bageriet")
    items = client.get(LIST, {"fields": "title,slug"}).json()["items"]
    assert items == [{"id": page.pk, "title": "Bageriet", "slug": page.slug}]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/nothing/", "/api/", f"{LIST}/999999"])
def test_nothing_there_is_a_problem_and_never_a_redirect(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["instance"] == path


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_only_read(client, method):
    answer = getattr(client, method)(LIST)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in answer["Allow"]


def test_head_answers_as_get_does_without_the_body(client):
    get, head = client.get(LIST), client.head(LIST)
    assert (head.status_code, head["ETag"], head.content) == (200, get["ETag"], b"")


def test_an_answer_may_be_kept_and_asked_about(client, directory):
    first = client.get(LIST)
    assert "public" in first["Cache-Control"]
    assert client.get(LIST, headers={"If-None-Match": first["ETag"]}).status_code == 304
    unchanged = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(LIST, headers=unchanged).status_code == 304
    make_enterprise(directory)
    assert client.get(LIST, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_of_other_sites_may_read(client):
    assert client.get(LIST)["Access-Control-Allow-Origin"] == "*"
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options(LIST, headers=asked)
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Origin"] == "*"
    assert "GET" in preflight["Access-Control-Allow-Methods"]


def test_no_cookie_is_set(client):
    assert not client.get(LIST).cookies
