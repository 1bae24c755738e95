"""The forms below a profile on a phone: without scripts, in both languages, with faults shown."""

import pytest

from tests.browser.looking import faults_of, is_too_wide

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

FORMS = {
    "enterprise": ["kontakta/", "foresla-rattelse/", "ta-over/"],
    "en enterprise": ["contact/", "suggest-correction/", "claim/"],
}


def addresses(showcase):
    return [showcase[name] + route for name, routes in FORMS.items() for route in routes]


@pytest.fixture
def phone(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


def test_the_forms_and_their_faults_break_no_rule_and_fit_the_screen(phone, showcase):
    faults = {}
    for path in addresses(showcase):
        for step in ("empty", "faults"):
            phone.goto(path)
            if step == "faults":
                phone.locator("main form button").click()
                phone.wait_for_selector(".error-summary")
            faults[path, step] = faults_of(phone), is_too_wide(phone)
    assert {key: found for key, found in faults.items() if found != ({}, False)} == {}


def test_a_correction_is_sent_without_scripts(browser, site, showcase):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(showcase["enterprise"] + "foresla-rattelse/")
    page.get_by_label("Något är fel eller gammalt").check()
    page.get_by_label("Vad ska ändras?").fill("Fel telefon")
    page.get_by_role("button", name="Skicka förslaget").click()
    assert page.locator("h1").inner_text().replace("\u00ad", "") == "Tack, det hjälper oss"
    context.close()
