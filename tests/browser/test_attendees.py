"""A meeting is managed on a phone and on a wide screen: axe looks, and no script is needed."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from events.models import EventIndexPage, Question
from tests.attendees import address, publish
from tests.browser.looking import SPILLS, faults_of, is_too_wide, sign_in
from tests.registrations import answer, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

LONG = "Arbetsintegrerande Verksamhetsutvecklingssamordningsansvarig"


@pytest.fixture(scope="module")
def meetings(showcase):
    """Make two meetings, before the browser's loop runs: one to look at, one to let people in."""
    User.objects.create_superuser("chef", "chef@example.org", "chef")
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    event = make_meeting(calendar, title=f"Träff om {LONG}", capacity_on_site=2)
    needs = {"access_needs": "Hörslinga", "food_needs": "Vegan", "consent": "Ja"}
    answer(event, "anna", name=LONG, organisation=LONG, question="Vad kostar det?", **needs)
    answer(event, "bo")
    answer(event, "cia")
    publish(event, place="Lilla salen")
    full = make_meeting(calendar, title="Fullsatt", slug="fullsatt", capacity_on_site=1)
    answer(full, "dan")
    return event, full


@pytest.fixture(scope="module")
def event(meetings):
    """Two have a seat on site and one waits; since they answered the meeting has moved."""
    return meetings[0]


@pytest.fixture(scope="module")
def full(meetings):
    """The one seat is taken."""
    return meetings[1]


@pytest.fixture(scope="module")
def pages(event):
    """Return every page of the manager."""
    waits = event.registrations.get(name="Cia")
    about = ["people", "add", "door", "walk_in", "questions", "out", "print", "tell"]
    return [
        address("meetings"),
        *[address(name, event) for name in about],
        *[address(name, event, waits) for name in ("person", "edit", "cancel", "erase")],
        address("question", event, Question.objects.get(event=event)),
    ]


def managers_tab(browser, site, width, **options):
    """Open a tab of a manager who is signed in."""
    size = {"width": width, "height": 900}
    tab = browser.new_context(base_url=site, viewport=size, **options).new_page()
    sign_in(tab, "chef")
    return tab


@pytest.fixture
def phone(pages, browser, site):
    """A phone without scripts, on which the manager is signed in."""
    tab = managers_tab(browser, site, 320, java_script_enabled=False)
    yield tab
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks_a_rule_or_is_too_wide(pages, browser, site, width, scheme):
    tab = managers_tab(browser, site, width, color_scheme=scheme)
    found = {}
    for path in pages:
        tab.goto(path)
        found[path] = faults_of(tab), tab.evaluate(SPILLS), is_too_wide(tab)
    tab.context.close()
    assert {path: faults for path, faults in found.items() if faults != ({}, [], False)} == {}


def test_faults_in_a_form_are_summed_up_and_take_the_focus(pages, browser, site, event):
    tab = managers_tab(browser, site, 320)
    for name, button in (("add", "Lägg till"), ("walk_in", "Släpp in")):
        tab.goto(address(name, event))
        tab.get_by_role("button", name=button, exact=True).click()
        expect(tab.locator(".error-summary")).to_be_focused()
        assert faults_of(tab) == {}
    tab.context.close()


def test_the_door_works_on_a_phone_without_scripts(phone, event):
    phone.goto(address("people", event))
    phone.get_by_role("link", name="Checka in vid dörren").click()
    count = phone.get_by_role("status")
    expect(count).to_contain_text("0 av 2 har kommit")
    phone.get_by_label("Några bokstäver i namnet").fill("bo")
    phone.get_by_role("button", name="Sök").click()
    phone.get_by_role("button", name="Här").click()
    expect(count).to_contain_text("1 av 2 har kommit")
    expect(count).to_contain_text("Bo är här.")
    phone.get_by_role("button", name="Ångra").click()
    expect(count).to_contain_text("0 av 2 har kommit")


def test_somebody_without_a_seat_is_let_in_after_a_question(phone, full):
    phone.goto(address("door", full))
    phone.get_by_label("Namn", exact=True).fill("Gun")
    phone.get_by_role("button", name="Släpp in").click()
    expect(phone.get_by_role("heading", name="Ingen ledig plats")).to_be_visible()
    phone.get_by_role("button", name="Ja, släpp in").click()
    expect(phone.get_by_role("status")).to_contain_text("Gun är här.")
    phone.goto(address("people", full))
    expect(phone.get_by_text("Kom utan plats: 1")).to_be_visible()


def test_big_buttons_are_big_enough_for_a_thumb(phone, event):
    phone.goto(address("door", event))
    for button in phone.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 44


def test_the_list_is_narrowed_and_a_person_found_without_scripts(phone, event):
    phone.goto(address("people", event))
    phone.get_by_label("Läge").select_option("waiting")
    phone.get_by_role("button", name="Visa").click()
    assert phone.url.endswith("?state=waiting")
    phone.get_by_role("link", name="Cia").click()
    expect(phone.get_by_text("nummer 1 i kön")).to_be_visible()
    phone.get_by_role("button", name="Ge en plats").click()
    expect(phone.get_by_text("Lägg till en plats på träffen")).to_be_visible()


def test_the_participants_are_told_without_scripts(phone, event):
    phone.goto(address("people", event))
    phone.get_by_role("link", name="Se vad som är nytt").click()
    expect(phone.get_by_text("Stora salen", exact=True).first).to_be_visible()
    phone.get_by_role("button", name="Skicka till").click()
    expect(phone.get_by_text("Mejlet går till 3 deltagare.")).to_be_visible()
