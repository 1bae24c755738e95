"""What a reader sees of one enterprise."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from enterprises.models import Offer, ReservationClaim
from places.models import Municipality
from tests.factories import make_category, make_enterprise, municipality

pytestmark = pytest.mark.django_db


def shown(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


@pytest.fixture
def profile(directory):
    page = make_enterprise(
        directory,
        title="Blanka Rutor",
        organisation_number="556036-0793",
        legal_form="foundation",
        municipality=municipality("Nora"),
        serving=["Nora", "Laxå"],
        categories=[make_category("prov")],
        phone="019-12 34 (0)56",
        email="info@blanka.example",
        website="https://www.blanka.example/om",
    )
    page.offers = [Offer(name="Fönsterputs", cpv="90911300", price_note="från 450 kr")]
    page.reservation_claims = [ReservationClaim(rule="lou-4-18", statement="Vi är ett ASF.")]
    page.save_revision().publish()
    return page


def test_an_offer_says_what_it_is_and_what_it_costs(client, profile):
    text = shown(client, profile).get_text(" ", strip=True)
    assert "Fönsterputs" in text
    assert "från 450 kr" in text
    assert "90911300 (Fönsterputsning)" in text


def test_contact_details_can_be_followed(client, profile):
    links = {link["href"]: link for link in shown(client, profile).select("address a")}
    assert set(links) == {
        "tel:+4619123456",
        "mailto:info@blanka.example",
        "https://www.blanka.example/om",
    }
    assert links["https://www.blanka.example/om"]["rel"] == ["noopener", "nofollow"]


def test_one_that_serves_every_municipality_serves_the_whole_county(client, directory):
    everywhere = Municipality.objects.values_list("name", flat=True)
    page = make_enterprise(directory, municipality=municipality("Nora"), serving=everywhere)
    assert "Hela länet" in shown(client, page).get_text()
    assert "Nora, verksamt i hela länet" in shown(client, directory).get_text()


def test_one_that_serves_all_but_one_names_them(client, directory):
    but_one = Municipality.objects.exclude(name="Laxå").values_list("name", flat=True)
    page = make_enterprise(directory, municipality=municipality("Nora"), serving=but_one)
    assert "Hela länet" not in shown(client, page).get_text()
    assert "verksamt även i Askersund" in shown(client, directory).get_text()


def test_categories_and_places_lead_to_the_filtered_directory(client, profile):
    links = {link["href"] for link in shown(client, profile).select("dl a")}
    assert {"/foretag/?category=prov", "/foretag/?municipality=1860"} <= links


def test_a_reservation_claim_names_the_law_and_who_says_so(client, profile):
    text = shown(client, profile).get_text(" ", strip=True)
    assert "4 kap. 18 §" in text
    assert "Enligt företaget" in text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Uppgifterna bekräftade av företaget, "),
        (180, "Uppgifterna bekräftade av företaget, "),
        (190, "Bör bekräftas: uppgifterna är äldre än 6 månader"),
    ],
)
def test_the_age_of_the_details_is_told(client, directory, days, words):
    day = timezone.localdate() - dt.timedelta(days=days)
    page = make_enterprise(directory, confirmed_on=day)
    assert words in shown(client, page).get_text(" ", strip=True)


def test_the_month_of_confirmation_is_written_in_words(client, directory, monkeypatch):
    page = make_enterprise(directory, confirmed_on=dt.date(2026, 3, 14))
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 4, 1))
    assert "Uppgifterna bekräftade av företaget, mars 2026" in shown(client, page).get_text()


def test_similar_enterprises_nearby_come_first(client, directory, profile):
    category = make_category("prov")
    make_enterprise(directory, title="Långt borta", serving=["Kumla"], categories=[category])
    make_enterprise(directory, title="Nära", serving=["Nora"], categories=[category])
    make_enterprise(directory, title="Något annat", serving=["Nora"])
    names = [heading.get_text(strip=True) for heading in shown(client, profile).select("h3")]
    assert names[-2:] == ["Nära", "Långt borta"]


def test_search_engines_are_told_who_it_is(profile, rf):
    data = profile.structured_data(rf.get("/"))
    assert data["@type"] == "Organization"
    assert data["address"]["addressLocality"] == "Nora"
    assert [place["name"] for place in data["areaServed"]] == ["Laxå", "Nora"]
    assert data["makesOffer"][0]["itemOffered"]["name"] == "Fönsterputs"


def test_a_sole_traders_number_is_not_shown(client, directory):
    page = make_enterprise(directory, organisation_number="556036-0793")
    type(page).objects.filter(pk=page.pk).update(legal_form="sole-trader")
    assert "556036" not in shown(client, page).get_text()


def test_an_enterprise_with_little_to_say_shows_no_empty_parts(client, directory):
    main = shown(client, make_enterprise(directory))
    assert [heading.get_text(strip=True) for heading in main.select("h2")][:1] == ["Fakta"]


@pytest.mark.parametrize("slug", ["feed", "lagg-till", "submit"])
def test_an_address_that_the_directory_uses_itself_is_refused(directory, slug):
    with pytest.raises(ValidationError, match="Katalogen"):
        make_enterprise(directory, slug=slug)


@pytest.mark.parametrize("website", ["javascript:alert(1)", "ftp://x.example", "blanka"])
def test_only_addresses_that_a_browser_may_follow_are_taken(directory, website):
    with pytest.raises(ValidationError):
        make_enterprise(directory, website=website)


def test_two_enterprises_cannot_have_the_same_number(directory, profile):
    with pytest.raises(ValidationError, match="Blanka Rutor"):
        make_enterprise(directory, organisation_number="5560360793")


def test_a_sole_traders_number_cannot_be_entered(directory):
    with pytest.raises(ValidationError, match="enskild firma"):
        make_enterprise(directory, organisation_number="556036-0793", legal_form="sole-trader")


def test_more_offers_take_no_more_queries(client, directory, django_assert_max_num_queries):
    page = make_enterprise(directory, serving=["Nora"])
    page.offers = [Offer(name=f"Tjänst {number}") for number in range(12)]
    page.save_revision().publish()
    client.get(page.url)
    with django_assert_max_num_queries(45):
        client.get(page.url)
