"""What a contact person, and whoever is sent a link, opens on a phone; axe looks at each page."""

from urllib.parse import urlsplit

import pytest
from django.utils import translation
from playwright.sync_api import expect

from access import links
from enterprises.contacts.links import LOGIN
from enterprises.enquiries import claims
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.links import CONFIRM, UNLIST
from enterprises.models import EnterpriseIndexPage, EnterprisePage, ProfileClaim
from enterprises.self_service.steps import all_steps
from tests.browser.looking import faults_of, is_too_wide
from tests.enterprises.test_pictures_sent import picture
from tests.factories import make_contact, make_enterprise
from tests.showcase import translated

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
LANGUAGES = ["sv", "en"]
SIDES = [
    "self_service_profile",
    "self_service_change",
    "self_service_contacts",
    "self_service_pause",
    "self_service_close",
]


def path_of(token, language):
    return urlsplit(links.address(token, language)).path


@pytest.fixture(scope="module")
def pages(showcase):
    """Return the addresses to look at by language, with a link to log in."""
    swedish = EnterprisePage.objects.filter(locale__language_code="sv").first()
    contacts = {
        language: make_contact(swedish, f"{language}@example.org", name="Kim", language=language)
        for language in LANGUAGES
    }
    return {
        language: {
            "open": [*out_pages(language), closed_page(language)],
            "links": [path_of(each, language) for each in made_for(swedish, contact)],
            "login": path_of(links.make(LOGIN, contact.pk), language),
            "desk": desk_pages(language, swedish.pk, contact.pk),
        }
        for language, contact in contacts.items()
    } | {"other login": path_of(links.make(LOGIN, make_contact(swedish, "bo@b.example").pk), "sv")}


def made_for(page, contact):
    """Return a link of each kind: to answer a claim with yes or no, to confirm, to leave."""
    claim = ProfileClaim.objects.create(page=page, name="Eva", email=f"eva{contact.pk}@b.example")
    purposes = [(claims.YES, claim), (claims.NO, claim), (CONFIRM, contact), (UNLIST, contact)]
    return [links.make(purpose, subject.pk) for purpose, subject in purposes]


def index_of(language):
    return EnterpriseIndexPage.objects.get(locale__language_code=language)


def out_pages(language):
    """Return the supplier sheet and the catalogue, with and without a municipality."""
    page = EnterprisePage.objects.filter(locale__language_code=language).first()
    catalogue = index_of(language).subroute_url("catalogue")
    return [page.subroute_url("sheet"), catalogue, f"{catalogue}?municipality=1880"]


def closed_page(language):
    gone = make_enterprise(index_of("sv"), title=f"Nedlagt {language}")
    shown = gone if language == "sv" else translated(gone)
    address = shown.url
    lifecycle.close(EnterprisePage.objects.get(pk=gone.pk))
    return address


def desk_pages(language, page, contact):
    index = index_of(language)
    with translation.override(language):
        steps = [
            index.subroute_url("self_service_change_step", page, str(s.route)) for s in all_steps()
        ]
        return [
            *[index.subroute_url(name, page) for name in SIDES],
            index.subroute_url("self_service_contact_remove", page, contact),
            *steps,
        ]


@pytest.fixture
def phone(pages, browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


def look(phone, addresses):
    """Return what is wrong with each page: rules that are broken, and what is too wide."""
    found = {}
    for address in addresses:
        phone.goto(address)
        found[address] = faults_of(phone), is_too_wide(phone)
    return {address: faults for address, faults in found.items() if faults != ({}, False)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_catalogue_and_closed_profile_break_no_rule(phone, pages, language):
    assert look(phone, pages[language]["open"]) == {}
    assert "410" not in phone.locator("h1").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_links_break_no_rule_before_and_after(phone, pages, language):
    assert look(phone, pages[language]["links"]) == {}
    phone.goto(pages[language]["links"][0])
    phone.locator("main form button").click()
    after = faults_of(phone), is_too_wide(phone)
    assert after == ({}, False)
    assert look(phone, [pages[language]["links"][1]]) == {}  # closed by the first


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_desk_breaks_no_rule(phone, pages, language):
    phone.goto(pages[language]["login"])
    phone.locator("main form button").click()
    assert look(phone, pages[language]["desk"]) == {}


def test_a_picture_is_sent_through_the_change_form(phone, pages):
    phone.goto(pages["other login"])
    phone.locator("main form button").click()
    phone.goto(next(each for each in pages["sv"]["desk"] if each.endswith("/bilder/")))
    file = {"name": "hink.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(600, 400))}
    phone.locator("[name=file_0]").set_input_files(file)
    phone.locator("[name=new_alt_0]").fill("En blå hink")
    phone.get_by_role("button", name="Spara", exact=True).click()
    expect(phone.locator(".error-summary")).to_be_focused()
    assert faults_of(phone) == {}
    shown = phone.locator("main img[alt='En blå hink']")
    assert shown.evaluate("image => image.complete && image.naturalWidth > 0")
    phone.locator("[name=everyone_agreed]").check()
    phone.get_by_role("button", name="Spara", exact=True).click()
    expect(phone.locator("main")).to_contain_text("En blå hink")
    assert faults_of(phone) == {}
