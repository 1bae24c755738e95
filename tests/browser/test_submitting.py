"""An enterprise describes itself on a phone, without a script; axe looks at each step."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults_of, is_too_wide

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

GO_ON = "main form .button:not(.button-secondary) >> visible=true"


class Phone:
    """A tab on a small screen that notes what is wrong with each page it comes to."""

    def __init__(self, tab):
        self.tab, self.faults = tab, {}

    def look(self):
        found = faults_of(self.tab), is_too_wide(self.tab)
        if found != ({}, False):
            self.faults[self.tab.url] = found

    def go_on(self):
        self.tab.locator(GO_ON).first.click()
        self.look()


@pytest.fixture
def phone(browser, site):
    size = {"width": 320, "height": 700}
    context = browser.new_context(base_url=site, viewport=size)
    yield Phone(context.new_page())
    context.close()


@pytest.mark.parametrize("home", ["/foretag/lagg-till/", "/en/enterprises/submit/"])
def test_the_whole_way_on_a_phone_breaks_no_rule(phone, home):
    tab = phone.tab
    tab.goto(home)
    phone.look()
    phone.go_on()
    phone.go_on()  # nothing filled in: the errors
    expect(tab.locator(".error-summary")).to_be_focused()
    tab.fill("[name=title]", "Fönsterhjälpen")
    tab.select_option("[name=legal_form]", "sole-trader")
    tab.fill("[name=summary]", "Vi putsar fönster i Kumla.")
    phone.go_on()
    tab.fill("[name=offer_1_name]", "Fönsterputs")
    phone.go_on()  # no kind chosen: the error comes with suggestions
    tab.locator("details[open] input[type=checkbox]").first.check()
    phone.go_on()
    tab.select_option("[name=municipality]", "1881")
    phone.go_on()
    phone.go_on()  # no pictures
    phone.go_on()  # no contact: the errors
    tab.fill("[name=email]", "hej@example.se")
    tab.fill("[name=sender_name]", "Kim Påhittad")
    tab.fill("[name=sender_email]", "kim@example.org")
    tab.locator("[name=listing_consent]").check()
    phone.go_on()
    phone.go_on()
    expect(tab.locator("main")).to_contain_text("SF-")
    tab.get_by_role("link", name="Ta tillbaka allt").or_(
        tab.get_by_role("link", name="Take everything back")
    ).click()
    phone.look()
    assert phone.faults == {}


@pytest.mark.parametrize(
    ("home", "mine"),
    [("/foretag/lagg-till/", "Spara mitt"), ("/en/enterprises/submit/", "Save mine")],
)
def test_two_windows_on_one_step_are_asked_about_on_a_phone(phone, home, mine):
    tab, other = phone.tab, phone.tab.context.new_page()
    tab.goto(home)
    phone.go_on()
    other.goto(tab.url)
    for each, words in [(other, "Vi tvättar rutor. " * 15), (tab, "Vi putsar.")]:
        each.fill("[name=title]", "Fönsterhjälpen")
        each.select_option("[name=legal_form]", "sole-trader")
        each.fill("[name=summary]", words.strip())
        each.locator(GO_ON).first.click()
    expect(tab.locator(".error-summary")).to_be_focused()
    expect(tab.locator("[name=summary]")).to_have_value("Vi putsar.")
    phone.look()
    tab.get_by_role("button", name=mine).click()
    expect(tab.locator("[name=offer_1_name]")).to_be_visible()
    assert phone.faults == {}


def test_a_keyboard_is_enough_to_begin(phone):
    tab = phone.tab
    tab.goto("/foretag/lagg-till/")
    tab.locator("main form .button").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/om-er/")
    tab.locator("[name=title]").focus()
    tab.keyboard.type("Fönsterhjälpen")
    tab.keyboard.press("Enter")
    expect(tab.locator(".error-summary")).to_be_focused()
    expect(tab.locator("[name=title]")).to_have_value("Fönsterhjälpen")
