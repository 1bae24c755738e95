"""The public API lists notices by phase, deadline, code, reservation and buyer."""

import datetime as dt

import pytest

from procurement.enums import Phase, Reserved
from procurement.models import NoticeLot
from tests.factories import make_notice
from tests.rows import put_back

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
LIST = "/api/v1/notices"


def at(text):
    return dt.datetime.fromisoformat(text)


def build():
    """Make a notice of each phase, and one that nobody may see."""
    cleaning = make_notice(
        title="Lokalvård i skolor",
        title_en="Cleaning of schools",
        buyer="Exempelkommunen",
        summary_sv="Städning av tre skolor.",
        summary_en="Cleaning of three schools.",
        deadline_at=at("2036-03-01T23:59:00+01:00"),
        published_on=dt.date(2036, 1, 10),
        reserved=Reserved.WORKSHOPS,
        codes=["90910000", "90919300"],
        places=["Nora"],
    )
    cleaning.lots = [NoticeLot(title="Del ett", description="Norra"), NoticeLot(title="Del två")]
    cleaning.save()
    make_notice(
        title="Lunch",
        buyer="Region Exempel",
        deadline_at=at("2036-02-01T12:00:00+01:00"),
        published_on=dt.date(2036, 1, 20),
        reserved=Reserved.IDEA_BASED,
        codes=["55500000"],
    )
    make_notice(title="Utan dag", buyer="Exempelkommunens bolag")
    make_notice(title="Planerad", phase=Phase.PLANNED, expected_on=dt.date(2036, 9, 1))
    make_notice(
        title="Tilldelad",
        phase=Phase.AWARDED,
        winner="Kvastverket",
        deadline_at=at("2020-01-01T12:00:00+01:00"),
    )
    make_notice(title="Inställd", phase=Phase.CANCELLED, title_en="Cancelled one")
    make_notice(title="Utkast", live=False)


@pytest.fixture(scope="module", autouse=True)
def notices(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), put_back():
        build()
        yield


@pytest.fixture
def titles(client):
    def ask(query):
        answer = client.get(f"{LIST}?{query}")
        assert answer.status_code == 200, answer.content
        found = answer.json()
        assert found["count"] == len(found["items"])
        return [item["title"] for item in found["items"]]

    return ask


@pytest.fixture
def cleaning(client):
    """Return the notice with everything in it, by its own address."""
    found = client.get(f"{LIST}?cpv=9091").json()["items"][0]["id"]
    return lambda query="": client.get(f"{LIST}/{found}?{query}").json()


CLEANING, FOOD = "Lokalvård i skolor", "Lunch"
FILTERS = {
    "open": ("phase=open", {CLEANING, FOOD, "Utan dag"}),
    "planned": ("phase=planned", {"Planerad"}),
    "awarded or cancelled": ("phase=awarded&phase=cancelled", {"Tilldelad", "Inställd"}),
    "by a division of codes": ("cpv=90", {CLEANING}),
    "by a whole code": ("cpv=90919300", {CLEANING}),
    "by a code that nothing has": ("cpv=90919301", set()),
    "by either of two codes of its own, once": ("cpv=9091&cpv=90919300", {CLEANING}),
    "by either code": ("cpv=9091&cpv=555", {CLEANING, FOOD}),
    "reserved for workshops": ("reserved=res-ws", {CLEANING}),
    "reserved in either way": ("reserved=res-ws&reserved=se-19-25a", {CLEANING, FOOD}),
    "not reserved": ("reserved=none&phase=open", {"Utan dag"}),
    "due after the very moment": ("deadline_after=2036-03-01T23:59:00%2B01:00", {CLEANING}),
    "due after a second later": ("deadline_after=2036-03-01T23:59:01%2B01:00", set()),
    "due before the very moment": ("deadline_before=2036-02-01T11:00:00Z", {FOOD, "Tilldelad"}),
    "due before a second earlier": ("deadline_before=2036-02-01T10:59:59Z", {"Tilldelad"}),
    "due on a day": ("deadline_after=2036-02-01&deadline_before=2036-02-01", {FOOD}),
    "by a part of a buyer's name": ("buyer=exempelkommun&phase=open", {CLEANING, "Utan dag"}),
    "by either buyer": ("buyer=bolag&buyer=region", {FOOD, "Utan dag"}),
    "by a buyer with a sign of SQL": ("buyer=%25", set()),
    "by phase, code and buyer": ("phase=open&cpv=90&buyer=exempel", {CLEANING}),
    "by phase and another code": ("phase=planned&cpv=90", set()),
    "by municipality": ("municipality=1884&municipality=1880", {CLEANING}),
    "by another municipality": ("municipality=1880", set()),
    "by words": ("q=skola", {CLEANING}),
    "by words and phase": ("q=skola&phase=awarded", set()),
    "by the winner": ("q=kvastverket", {"Tilldelad"}),
    "in English": ("locale=en", {"Cleaning of schools", "Cancelled one"}),
    "in English by code": ("locale=en&cpv=90", {"Cleaning of schools"}),
    "in English by words": ("locale=en&q=cleaning", {"Cleaning of schools"}),
}


@pytest.mark.indexed
@pytest.mark.parametrize(("query", "expected"), FILTERS.values(), ids=FILTERS)
def test_notices_are_asked_for(titles, query, expected):
    found = titles(query)
    assert set(found) == expected
    assert len(found) == len(expected)


ORDERS = {
    "the nearest deadline first, none last": ("phase=open", [FOOD, CLEANING, "Utan dag"]),
    "the farthest deadline first": (
        "phase=open&order=-deadline_at&deadline_after=2030-01-01",
        [CLEANING, FOOD],
    ),
    "the latest announced first": ("cpv=90&cpv=55&order=-published_on", [FOOD, CLEANING]),
    "the first announced first": ("cpv=90&cpv=55&order=published_on", [CLEANING, FOOD]),
}


@pytest.mark.parametrize(("query", "expected"), ORDERS.values(), ids=ORDERS)
def test_notices_are_ordered(titles, query, expected):
    assert titles(query) == expected


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("phase=closed", "phase"),
        ("phase=OPEN", "phase"),
        ("cpv=9", "cpv"),
        ("cpv=909100001", "cpv"),
        ("cpv=90910000-9", "cpv"),
        ("reserved=yes", "reserved"),
        ("reserved=", "reserved"),
        ("buyer=", "buyer"),
        ("buyer=" + "x" * 201, "buyer"),
        ("deadline_after=soon", "deadline_after"),
        ("deadline_before=2036-02-01T12:00:00", "deadline_before"),
        ("deadline_before=2036-02-01&deadline_before=2036-02-02", "deadline_before"),
        ("order=buyer", "order"),
        ("municipality=9999", "municipality"),
        ("category=finns-inte", "category"),
        ("fields=lots", "fields"),
    ],
)
def test_what_a_list_of_notices_does_not_take_is_named(client, query, named):
    answer = client.get(f"{LIST}?{query}")
    faults = answer.json()["errors"]
    assert (answer.status_code, {fault["parameter"] for fault in faults}) == (400, {named})


def test_a_card_tells_the_facts(cleaning, client):
    card = client.get(f"{LIST}?cpv=90").json()["items"][0]
    assert card["deadline_at"] == "2036-03-01T23:59:00+01:00"
    assert (card["published_on"], card["expected_on"]) == ("2036-01-10", None)
    assert (card["phase"], card["reserved"]) == ("open", "res-ws")
    assert card["municipalities"] == [{"code": "1884", "name": "Nora"}]
    assert card["cpv"] == ["90910000", "90919300"]
    assert card["summary"] == "Städning av tre skolor."


def test_the_lots_stand_in_their_order(cleaning):
    told = [(lot["title"], lot["description"]) for lot in cleaning()["lots"]]
    assert told == [("Del ett", "Norra"), ("Del två", "")]


def test_what_is_not_filled_in_is_null(cleaning):
    record = cleaning()
    assert (record["winner"], record["source_url"]) == (None, None)


def test_one_id_in_both_languages(cleaning):
    swedish, english = cleaning(), cleaning("locale=en")
    assert swedish["id"] == english["id"]
    assert (english["title"], english["locale"]) == ("Cleaning of schools", "en")
    assert english["summary"] == "Cleaning of three schools."
    assert "/en/procurement/notices/" in english["url"]
    assert "/upphandling/annonser/" in swedish["url"]


def test_the_address_leads_to_the_page(client, cleaning):
    for query in ("", "locale=en"):
        record = cleaning(query)
        page = client.get(record["url"].removeprefix("http://testserver"))
        assert (page.status_code, record["title"] in page.content.decode()) == (200, True)


def test_a_notice_without_an_english_title_is_not_there_in_english(client):
    found = client.get(f"{LIST}?buyer=region").json()["items"][0]["id"]
    assert client.get(f"{LIST}/{found}?locale=en").status_code == 404
