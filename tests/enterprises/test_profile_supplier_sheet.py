"""One page about an enterprise, to print or save as PDF and hand in with a tender."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from enterprises.models import EnterprisePage, Offer, ReservationClaim
from enterprises.models.enums import Criterion
from tests.factories import make_english, make_enterprise, support

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(directory):
    page = make_enterprise(
        directory,
        title="Blanka Rutor",
        slug="blanka-rutor",
        serving=["Nora", "Laxå"],
        organisation_number="556036-0793",
        legal_form="limited-company-svb",
        phone="019-10 00 00",
        email="info@blanka.example.org",
        joint_bids=True,
    )
    page.offers = [Offer(name="Fönsterputs", cpv="90911300", locale=page.locale)]
    page.reservation_claims = [
        ReservationClaim(rule="lou-4-18", statement="Sju av tio.", locale=page.locale)
    ]
    page.save_revision().publish()
    return EnterprisePage.objects.get(pk=page.pk)


def sheet(client, page, name="underlag"):
    html = BeautifulSoup(client.get(f"{page.url}{name}/").content, "html.parser")
    return " ".join(html.find("article").get_text(" ").split())


def test_the_sheet_tells_what_a_buyer_needs(client, page):
    text = sheet(client, page)
    wanted = [
        "Blanka Rutor",
        "556036-0793",
        "vinstutdelningsbegränsning (svb)",
        "019-10 00 00",
        "info@blanka.example.org",
        "Laxå, Nora",
        "Fönsterputs",
        "CPV 90911300",
        "tillsammans med andra",
        "4 kap. 18 §",
        "Sju av tio.",
        "Enligt företaget",
        "/foretag/blanka-rutor/",
    ]
    assert [words for words in wanted if words not in text] == []


@time_machine.travel("2026-11-23 12:00+01:00", tick=False)
def test_the_sheet_has_its_date_and_that_of_each_check(client, page):
    fields = {"checked_on": dt.date(2026, 11, 2), "valid_until": dt.date(2027, 11, 2)}
    support(page, Criterion.SHARE_4_18, support="seen", **fields)
    words = sheet(client, page)
    assert "23 november 2026" in words
    assert "handling visad Kontrollerat: 2026-11-02 Gäller till och med: 2027-11-02" in words


@time_machine.travel("2028-01-01 12:00+01:00", tick=False)
def test_an_expired_check_is_no_check_on_the_sheet(client, page):
    fields = {"checked_on": dt.date(2026, 11, 2), "valid_until": dt.date(2027, 11, 2)}
    support(page, Criterion.SHARE_4_18, support="seen", **fields)
    assert "enligt företaget – Gäller till och med: 2027-11-02 (har gått ut)" in sheet(
        client, page
    )


def test_the_sheet_carries_a_code_that_leads_to_the_profile(client, page):
    answer = client.get(f"{page.url}underlag/")
    assert b"<svg" in answer.content
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_profile_links_to_its_sheet(client, page):
    html = client.get(page.url).content.decode()
    assert f'href="{page.url}underlag/"' in html


def test_the_english_sheet_has_an_english_address_and_words(client, page):
    english = make_english(page)
    assert "Joint bids Would like to bid together" in sheet(client, english, "sheet")


def test_a_sole_trader_has_no_number_on_the_sheet(client, directory):
    page = make_enterprise(directory, legal_form="sole-trader")
    EnterprisePage.objects.filter(pk=page.pk).update(organisation_number="811218-9876")
    assert "811218" not in sheet(client, page)


def test_a_sparse_profile_has_a_sheet_too(client, directory):
    assert "Samarbete om anbud" in sheet(client, make_enterprise(directory))


def test_a_profile_that_is_not_published_has_no_sheet(client, directory):
    page = make_enterprise(directory, live=False)
    assert client.get(f"{page.url}underlag/").status_code == 404
