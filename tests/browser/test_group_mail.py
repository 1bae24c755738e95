"""A manager writes to a group on a phone and on a wide screen, by keyboard and without scripts."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from events.models import EventIndexPage
from tests.attendees import address
from tests.browser.looking import SPILLS, faults_of, is_too_wide
from tests.browser.test_attendees import LONG, managers_tab
from tests.registrations import answer, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture(scope="module")
def event(showcase):
    """One has a seat on site, two online and one waits; one reads English, one is not reached."""
    User.objects.create_superuser("chef", "chef@example.org", "chef")
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    event = make_meeting(calendar, title=f"Träff om {LONG}", capacity_on_site=1)
    answer(event, "anna")
    answer(event, "bo")
    answer(event, "cia", "online", language="en")
    answer(event, "dan", "online")
    event.registrations.filter(name="Dan").update(bounced_at=event.starts_at)
    return event


def write(tab, event, whom="Alla som vill komma", text="Hej!\n\nVi ses."):
    """Fill in the form, and go on to look at the mail."""
    tab.goto(address("group", event))
    tab.get_by_label(whom).check()
    tab.get_by_label("Ämne (svenska)").fill(f"Nytt om {LONG}")
    tab.get_by_label("Text (svenska)").fill(text)
    tab.get_by_role("button", name="Granska mejlet").click()
    expect(tab.get_by_role("heading", name="Vilka som får det")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_step_breaks_a_rule_or_is_too_wide(event, browser, site, width, scheme):
    tab = managers_tab(browser, site, width, color_scheme=scheme)
    found = {}

    def look(step):
        found[step] = faults_of(tab), tab.evaluate(SPILLS), is_too_wide(tab)

    tab.goto(address("people", event))
    look("list")
    tab.get_by_role("button", name="Mejla de här").click()
    look("form")
    tab.get_by_role("button", name="Granska mejlet").click()
    expect(tab.locator(".error-summary")).to_be_focused()
    look("faults")
    write(tab, event, text=f"{LONG * 4}\n\nVi ses.")
    look("preview")
    tab.context.close()
    assert {step: faults for step, faults in found.items() if faults != ({}, [], False)} == {}


def test_it_is_written_by_keyboard(event, browser, site):
    tab = managers_tab(browser, site, 1280)
    tab.goto(address("group", event))
    tab.get_by_role("radio").first.focus()
    tab.keyboard.press("Space")
    for words in ("Ämnet", "Texten"):
        tab.keyboard.press("Tab")
        tab.keyboard.type(words)
    expect(tab.get_by_label("Text (svenska)")).to_have_value("Texten")
    tab.get_by_role("button", name="Granska mejlet").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".hosting-preview").first).to_contain_text("Texten")
    tab.context.close()


def test_it_is_written_changed_and_sent_on_a_phone_without_scripts(event, browser, site):
    tab = managers_tab(browser, site, 320, java_script_enabled=False)
    write(tab, event, text="<b>Hej!</b>\n\nRad ett\nrad två")
    expect(tab.get_by_text("Mejl kom tillbaka från: 1.")).to_be_visible()
    expect(tab.locator(".hosting-preview").first).to_contain_text("<b>Hej!</b>")
    tab.get_by_role("button", name="Ändra mejlet").click()
    expect(tab.get_by_label("Text (svenska)")).to_have_value("<b>Hej!</b>\n\nRad ett\nrad två")
    expect(tab.get_by_label("Alla som vill komma")).to_be_checked()
    tab.get_by_label("Text (svenska)").fill("Hej!")
    tab.get_by_role("button", name="Granska mejlet").click()
    tab.get_by_role("button", name="Skicka till 3 personer").click()
    expect(tab.get_by_text("Mejlet går till 3 personer.")).to_be_visible()
    tab.reload()
    write(tab, event, text="Hej!")
    expect(tab.get_by_text("Samma mejl har redan skickats till 3 personer")).to_be_visible()
    expect(tab.get_by_role("button", name="Skicka till")).to_have_count(0)
    tab.context.close()


def test_the_list_leads_to_those_that_it_shows(event, browser, site):
    tab = managers_tab(browser, site, 320, java_script_enabled=False)
    tab.goto(address("people", event))
    tab.get_by_label("Läge").select_option("waiting")
    tab.get_by_role("button", name="Visa").click()
    tab.get_by_role("button", name="Mejla de här").click()
    expect(tab.get_by_label("De i listan: Läge: står i kö (1)")).to_be_checked()
    tab.context.close()
