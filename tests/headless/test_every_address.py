"""Every address of the public API travels alike: cached, conditional, open and only read."""

import json

import pytest
from django.utils.http import http_date, parse_http_date

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
ADDRESSES = [
    "",
    "enterprises",
    "events",
    "events?upcoming=true",
    "news",
    "notices",
    "pages",
    "categories",
    "municipalities",
    "changes",
    "search?q=kvast",
    "search/suggest?q=kv",
    "resolve?path=/kalender/",
    "purchase-routes?cpv=55520000&value=900000",
    "openapi.json",
]
every_address = pytest.mark.parametrize(
    "address", [f"/api/v1/{part}" for part in ADDRESSES], ids=lambda address: address[8:] or "/"
)


@every_address
def test_the_answer_is_json_that_may_be_kept_by_anyone(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


@every_address
def test_head_is_get_without_the_body(client, address):
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"):
        assert head[name] == whole[name]


@every_address
def test_the_same_answer_is_not_sent_twice(client, address):
    etag = client.get(address)["ETag"]
    for kept in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        again = client.get(address, headers={"If-None-Match": kept})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == etag
        assert again["Access-Control-Allow-Origin"] == "*"


@every_address
def test_another_answer_is_sent(client, address):
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


@every_address
def test_a_time_is_compared_to_the_second(client, address):
    changed = parse_http_date(client.get(address)["Last-Modified"])
    sent = [
        client.get(address, headers={"If-Modified-Since": http_date(changed + second)})
        for second in (-1, 0, 1)
    ]
    assert [answer.status_code for answer in sent] == [200, 304, 304]


@every_address
def test_pages_elsewhere_are_told_that_they_may_ask(client, address):
    answer = client.options(address, headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == answer["Allow"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


@every_address
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client, address, method):
    answer = getattr(client, method)(address)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    problem = json.loads(answer.content)
    assert problem["detail"].startswith(method.upper())
    assert problem["title"] == "Method Not Allowed"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/events?limit=0", 400),
        ("/api/v1/events/999999", 404),
        ("/api/v1/events/x", 400),
        ("/api/v1/resolve", 400),
        ("/api/v1/resolve?path=/inget/", 404),
        ("/api/v1/nothing", 404),
        ("/api/v2/events", 404),
        ("/api/v1/events/", 404),
    ],
)
def test_an_error_is_a_problem_that_nobody_keeps(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in answer
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["instance"] == address.split("?")[0]
    assert problem["detail"]


def test_an_error_for_head_has_no_body(client):
    answer = client.head("/api/v1/events/999999")
    assert (answer.status_code, answer.content) == (404, b"")
