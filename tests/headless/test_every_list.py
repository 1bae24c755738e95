"""Every list of the public API follows the same rules, however little else it has in common."""

import datetime as dt
from urllib.parse import quote

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LISTS = ["enterprises", "events", "news", "notices", "pages", "categories", "municipalities"]
every_list = pytest.mark.parametrize("name", LISTS)
MICROSECOND = dt.timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def content(showcase):
    """Have something of every kind, in both languages."""


@pytest.fixture
def listed(client):
    def ask(name, query=""):
        answer = client.get(f"/api/v1/{name}?{query}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    return ask


@every_list
def test_a_list_is_counted_and_says_where_its_pages_are(listed, name):
    whole = listed(name, "limit=100")
    assert set(whole) == {"count", "next", "previous", "items"}
    assert whole["count"] == len(whole["items"]) >= 1
    assert (whole["next"], whole["previous"]) == (None, None)


@every_list
def test_the_pages_together_are_the_list(client, listed, name):
    whole = [item["id"] for item in listed(name, "limit=100")["items"]]
    pages, address = [], f"/api/v1/{name}?limit=1"
    while address:
        page = client.get(address).json()
        pages += [item["id"] for item in page["items"]]
        address = page["next"]
    assert pages == whole
    assert len(set(whole)) == len(whole)


@every_list
def test_the_way_back_leads_to_the_beginning(client, listed, name):
    count = listed(name)["count"]
    last = listed(name, f"limit=1&offset={count - 1}")
    assert last["next"] is None
    while last["previous"]:
        last = client.get(last["previous"]).json()
    assert last["items"] == listed(name, "limit=1")["items"]


@every_list
def test_beyond_the_end_there_is_nothing_but_the_way_back(listed, name):
    beyond = listed(name, "offset=9000")
    assert (beyond["items"], beyond["next"]) == ([], None)
    assert "offset=8980" in beyond["previous"]


@every_list
def test_a_page_keeps_what_else_was_asked(listed, name):
    following = listed(name, "fields=id,slug&limit=1&locale=sv")["next"]
    if following is None:
        assert listed(name)["count"] == 1
    else:
        assert following.endswith(f"/{name}?fields=id%2Cslug&limit=1&locale=sv&offset=1")


@every_list
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=", "limit"),
        ("limit=²", "limit"),
        ("offset=10001", "offset"),
        ("offset=-1", "offset"),
        ("locale=de", "locale"),
        ("locale=SV", "locale"),
        ("locale=sv&locale=en", "locale"),
        ("order=random", "order"),
        ("fields=id,secret", "fields"),
        ("fields=id,,slug", "fields"),
        ("fields=id&fields=slug", "fields"),
        ("modified_after=2026-01-01T10:00", "modified_after"),
        ("page=2", "page"),
        ("LIMIT=1", "LIMIT"),
        ("limit=1%00", "limit"),
        ("a%00b=1", "a\0b"),
    ],
)
def test_what_no_list_takes_is_named(client, name, query, named):
    answer = client.get(f"/api/v1/{name}?{query}")
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (400, 400)
    assert [fault["parameter"] for fault in problem["errors"]] == [named]
    assert problem["detail"].startswith(f"{named}: ")


@every_list
@pytest.mark.parametrize("limit", [1, 100])
def test_the_limits_themselves_are_taken(listed, name, limit):
    assert len(listed(name, f"limit={limit}")["items"]) <= limit


@every_list
def test_every_fault_is_named_at_once(client, name):
    problem = client.get(f"/api/v1/{name}?limit=0&offset=-1&locale=de").json()
    assert {fault["parameter"] for fault in problem["errors"]} == {"limit", "offset", "locale"}


@every_list
def test_every_record_has_what_a_record_has(listed, name):
    for item in listed(name, "limit=100")["items"]:
        assert {"id", "slug", "url", "locale", "modified_at"} <= set(item)
        assert (type(item["id"]), item["locale"]) == (int, "sv")
        assert item["url"] is None or item["url"].startswith("http://testserver/")
        assert dt.datetime.fromisoformat(item["modified_at"]).utcoffset() is not None


@every_list
def test_each_field_can_be_chosen_alone(listed, name):
    first = listed(name, "limit=1")["items"][0]
    for field, value in first.items():
        chosen = listed(name, f"limit=1&fields={field}")["items"][0]
        assert chosen == {"id": first["id"], field: value}


@every_list
def test_what_was_changed_is_told_before_but_not_at_or_after_its_time(listed, name):
    items = listed(name, "limit=100")["items"]
    latest = max(dt.datetime.fromisoformat(item["modified_at"]) for item in items)
    before, at, after = (
        listed(name, f"limit=100&modified_after={quote(moment.isoformat())}")["count"]
        for moment in (latest - MICROSECOND, latest, latest + MICROSECOND)
    )
    assert (before >= 1, at, after) == (True, 0, 0)


@every_list
def test_english_records_say_so(listed, name):
    items = listed(name, "locale=en&limit=100")["items"]
    assert items
    assert {item["locale"] for item in items} == {"en"}
    addresses = [item["url"] for item in items if item["url"]]
    assert all(address.startswith("http://testserver/en/") for address in addresses)


@every_list
def test_an_english_record_has_the_id_of_the_swedish(listed, name):
    swedish = {item["id"] for item in listed(name, "limit=100")["items"]}
    english = {item["id"] for item in listed(name, "limit=100&locale=en")["items"]}
    assert english <= swedish
