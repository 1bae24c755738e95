"""What a visitor with a phone sees without scrolling, in lists, on profiles and in mails."""

import pytest
from django.template.loader import render_to_string

from access.emails import Email
from tests.browser.looking import faults_of, is_too_wide

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture
def phone(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def top_of(tab, selector):
    return tab.locator(selector).first.bounding_box()["y"]


@pytest.mark.parametrize("path", ["/foretag/", "/en/enterprises/", "/sok/?q=annons"])
def test_the_first_hit_is_on_the_first_screen(phone, path):
    phone.goto(path)
    assert top_of(phone, "main article") < 844 - 44
    assert not is_too_wide(phone)
    fold = phone.locator(".filter-fold > summary").first
    fold.press("Enter")
    assert phone.locator(".filter-fold select").first.is_visible()
    assert faults_of(phone) == {}


def test_the_filters_stand_open_where_there_is_room(reader):
    reader.goto("/foretag/")
    assert reader.locator("#enterprise-sort").is_visible()
    assert not reader.locator(".filter-fold > summary").first.is_visible()


def test_the_enterprise_is_reached_from_the_first_screen(phone, showcase):
    phone.goto(showcase["enterprise"])
    assert top_of(phone, ".enterprise-reach a") < 844
    assert phone.locator(".enterprise-reach a").first.bounding_box()["height"] >= 44


def test_a_mail_fits_a_phone_and_has_its_buttons(phone):
    email = Email(
        subject="Stämmer uppgifterna?",
        paragraphs=["Hej!"],
        buttons=[("Allt stämmer", "https://example.org/lank/" + "a" * 120)],
    )
    context = {"email": email, "signature": "Region Örebro län", "language": "sv"}
    phone.set_content(render_to_string("access/mail/letter.html", context))
    assert not is_too_wide(phone)
    assert phone.locator("a").first.bounding_box()["height"] >= 40
