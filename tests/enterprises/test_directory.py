"""What a reader finds in the directory."""

import pytest
from bs4 import BeautifulSoup

from enterprises.models import EnterprisePage, ReservationClaim
from tests.factories import make_category, make_enterprise

pytestmark = pytest.mark.django_db


def names(client, address="/foretag/", **data):
    soup = soup_of(client, address, **data)
    return [heading.get_text(strip=True) for heading in soup.select("article h3")]


def soup_of(client, address="/foretag/", **data):
    response = client.get(address, data)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def status(client, **data):
    return soup_of(client, **data).find(role="status").get_text(strip=True)


def label(soup, name, value):
    return soup.find("input", attrs={"name": name, "value": value}).parent.get_text(strip=True)


@pytest.mark.indexed
def test_words_find_a_profile(client, directory):
    make_enterprise(directory, title="Blanka Rutor", summary="Putsar fönster")
    make_enterprise(directory, title="Matmakarna", summary="Lagar mat")
    assert names(client, q="fönster") == ["Blanka Rutor"]


def test_a_category_includes_those_below_it(client, directory):
    top = make_category("prov")
    child = make_category("prov-del", parent=top)
    make_enterprise(directory, title="Del", categories=[child])
    make_enterprise(directory, title="Annat", categories=[make_category("annat")])
    assert names(client, category="prov") == ["Del"]


def test_two_municipalities_mean_either(client, directory):
    for place in ["Nora", "Laxå", "Kumla"]:
        make_enterprise(directory, title=f"I {place}", serving=[place])
    assert names(client, municipality=["1884", "1860"]) == ["I Laxå", "I Nora"]


def test_joint_bids_and_reservation_narrow_the_list(client, directory):
    make_enterprise(directory, title="Ensam")
    page = make_enterprise(directory, title="Tillsammans", joint_bids=True)
    page.reservation_claims = [ReservationClaim(rule="lou-4-18")]
    page.save_revision().publish()
    assert names(client, joint_bids="1") == ["Tillsammans"]
    assert names(client, reservation="lou-4-18") == ["Tillsammans"]


def test_counts_respect_the_other_filters(client, directory):
    category = make_category("prov")
    make_enterprise(directory, serving=["Nora"], categories=[category])
    make_enterprise(directory, serving=["Laxå"], categories=[category])
    make_enterprise(directory, serving=["Nora"])
    soup = soup_of(client, category="prov")
    assert label(soup, "municipality", "1884").endswith("Nora (1)")
    assert label(soup, "category", "prov").endswith("(2)")


def test_a_profile_in_two_parts_of_a_category_counts_once(client, directory):
    top = make_category("prov")
    parts = [make_category(f"prov-{n}", parent=top) for n in (1, 2)]
    make_enterprise(directory, categories=parts)
    assert label(soup_of(client), "category", "prov").endswith("(1)")


def test_filters_in_use_can_be_removed_one_by_one(client, directory):
    make_enterprise(directory, serving=["Nora"])
    soup = soup_of(client, municipality="1884", joint_bids="1")
    links = {link["href"] for link in soup.select("a.tag")}
    assert {"/foretag/?municipality=1884", "/foretag/?joint_bids=1", "/foretag/"} <= links


def test_a_tick_stays_ticked(client, directory):
    soup = soup_of(client, municipality="1884")
    assert soup.find("input", attrs={"value": "1884"}).has_attr("checked")
    assert not soup.find("input", attrs={"value": "1860"}).has_attr("checked")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"category": "finns-inte"}, 0),
        ({"municipality": ["1884", "9999"]}, 1),
        ({"sort": "storlek"}, 1),
        ({"q": "a\0b"}, 0),
        ({"q": "x" * 300}, 0),
    ],
    ids=str,
)
def test_values_that_make_no_sense_fit_nothing_and_are_said(client, directory, data, shown):
    make_enterprise(directory, serving=["Nora"])
    soup = soup_of(client, **data)
    assert soup.select_one(".callout-warning")
    assert len(soup.select("article h3")) == shown


def test_twenty_to_a_page_and_the_filters_stay_in_the_links(client, directory):
    for _number in range(21):
        make_enterprise(directory, serving=["Nora"])
    assert len(names(client, municipality="1884")) == 20
    assert len(names(client, municipality="1884", page=2)) == 1
    links = soup_of(client, municipality="1884").select(".pagination a")
    assert all("municipality=1884" in link["href"] for link in links)


def test_names_are_sorted_as_in_swedish(client, directory):
    for title in ["Örat", "beta", "Alfa"]:
        make_enterprise(directory, title=title)
    assert names(client) == ["Alfa", "beta", "Örat"]


def test_the_newest_and_the_recently_confirmed_can_come_first(client, directory):
    make_enterprise(directory, title="Alfa", confirmed_on="2026-03-01")
    make_enterprise(directory, title="Beta")
    assert names(client, sort="newest") == ["Beta", "Alfa"]
    assert names(client, sort="confirmed") == ["Alfa", "Beta"]


def test_nothing_found_says_so_and_what_to_try(client, directory):
    make_enterprise(directory, title="I Nora", serving=["Nora"])
    soup = soup_of(client, municipality="1885", joint_bids="1")
    assert "Inget företag" in soup.get_text()
    soup = soup_of(client, municipality="1885")
    ways = {link.get_text(): link["href"] for link in soup.select("main li a")}
    assert ways["I hela länet"] == "/foretag/?"
    assert ways["I Nora"] == "/foretag/?municipality=1884"


def test_drafts_and_restricted_profiles_are_not_listed(client, directory):
    make_enterprise(directory, title="Utkast", live=False)
    assert names(client) == []


def test_the_english_directory_says_how_many_more_there_are_in_swedish(client, directory):
    make_enterprise(directory)
    make_enterprise(directory)
    soup = soup_of(client, "/en/enterprises/")
    assert "2 more enterprises have a profile in Swedish only" in soup.get_text()
    assert soup.find("a", href="/foretag/", hreflang="sv", string=lambda s: s and "whole" in s)


def test_the_number_of_queries_does_not_grow(client, directory):
    category = make_category("prov")
    make_enterprise(directory, serving=["Nora", "Laxå"], categories=[category])
    client.get("/foretag/")
    few = queries(client)
    for _number in range(19):
        make_enterprise(directory, serving=["Nora", "Laxå"], categories=[category])
    assert EnterprisePage.objects.count() == 20
    assert queries(client) <= few


def queries(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get("/foretag/", {"municipality": "1884", "category": "prov"})
    return len(captured)
