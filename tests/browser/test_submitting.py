"""An enterprise describes itself on a phone, without a script; axe looks at each step."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": STANDARDS}}
WIDEST = "document.documentElement.scrollWidth"
GO_ON = "main form .button:not(.button-secondary) >> visible=true"


class Phone:
    """A tab on a small screen that notes what is wrong with each page it comes to."""

    def __init__(self, tab):
        self.tab, self.faults = tab, {}

    def look(self):
        found = Axe().run(self.tab, options=RULES).response["violations"]
        wide = self.tab.evaluate(WIDEST) > self.tab.viewport_size["width"]
        names = [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]
        if names or wide:
            self.faults[self.tab.url] = [*names, *(["too wide"] if wide else [])]

    def go_on(self):
        self.tab.locator(GO_ON).first.click()
        self.look()


@pytest.fixture
def phone(browser, site):
    size = {"width": 320, "height": 700}
    context = browser.new_context(base_url=site, viewport=size)
    yield Phone(context.new_page())
    context.close()


@pytest.mark.parametrize("home", ["/foretag/anmal/", "/en/enterprises/submit/"])
def test_the_whole_way_on_a_phone_breaks_no_rule(phone, home):
    tab = phone.tab
    tab.goto(home)
    phone.look()
    phone.go_on()
    phone.go_on()  # nothing filled in: the errors
    assert tab.locator(".error-summary").evaluate("node => node === document.activeElement")
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
    assert "SF-" in tab.locator("main").inner_text()
    tab.get_by_role("link", name="Ta tillbaka allt").or_(
        tab.get_by_role("link", name="Take everything back")
    ).click()
    phone.look()
    assert phone.faults == {}


def test_a_keyboard_is_enough_to_begin(phone):
    tab = phone.tab
    tab.goto("/foretag/anmal/")
    tab.locator("main form .button").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/om-er/")
    tab.locator("[name=title]").focus()
    tab.keyboard.type("Fönsterhjälpen")
    tab.keyboard.press("Enter")
    assert tab.locator("[name=title]").input_value() == "Fönsterhjälpen"
