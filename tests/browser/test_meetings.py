"""Somebody answers to a meeting on a phone, without scripts; axe looks at each step."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import expect
from wagtail.models import Locale

from events.enums import Status
from events.models import EventIndexPage
from tests.browser.looking import UNFOLD, faults_of, is_too_wide, sign_in
from tests.factories import make_english, make_event, make_notice
from tests.registrations import WEEK, answer, letters, link, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

SCREENS = [(320, "light"), (1280, "dark")]


@pytest.fixture(scope="module")
def addresses(showcase):
    """Make meetings in every state before the browser starts, and return where they are."""
    calendar = EventIndexPage.objects.get(locale=Locale.get_default())
    a_while_ago = timezone.now() - WEEK
    full = make_meeting(calendar, slug="full", mode="on_site", capacity_on_site=1)
    opened = make_meeting(calendar, slug="oppen", capacity_on_site=30)
    held = make_event(calendar, slug="hallen", starts_at=a_while_ago)
    make_notice(title="Städning", published_on=(a_while_ago - WEEK).date())
    pages = {
        "open": opened,
        "full": full,
        "cancelled": make_event(calendar, slug="installd", status=Status.CANCELLED),
        "moved": make_event(calendar, slug="flyttad", status=Status.MOVED),
        "held": held,
        "en open": make_english(opened, slug="open"),
    }
    answer(full, "bo")
    answer(full, "eva", language="en")
    User.objects.create_superuser("vera", password="vera")
    with translation.override("sv"):
        return {name: page.url for name, page in pages.items()} | {
            "answer of bo": link(letters("bo")[-1], "Se eller ändra ditt svar"),
            "answer of eva": link(letters("eva")[-1], "See or change your answer"),
            "next": reverse("events_next_meeting", args=[held.pk]),
            "proposal": reverse("procurement_meetings:propose", args=[held.pk]),
            "edit": reverse("wagtailadmin_pages:edit", args=[held.pk]),
        }


@pytest.fixture(params=SCREENS, ids=lambda value: f"{value[0]} px, {value[1]}")
def tab(request, browser, site):
    width, scheme = request.param
    size = {"width": width, "height": 900}
    context = browser.new_context(base_url=site, viewport=size, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser, site):
    """Open a tab on a small screen, without scripts of ours or anybody's."""
    size = {"width": 320, "height": 700}
    context = browser.new_context(base_url=site, viewport=size, java_script_enabled=False)
    yield context.new_page()
    context.close()


def faults(tab):
    """Return what is wrong with the page in the tab."""
    return faults_of(tab) | ({"too wide": tab.url} if is_too_wide(tab) else {})


@pytest.mark.parametrize("name", ["open", "full", "cancelled", "moved", "held", "en open"])
def test_a_meeting_in_any_state_breaks_no_rule(addresses, tab, name):
    tab.goto(addresses[name])
    tab.evaluate(UNFOLD)
    assert faults(tab) == {}


@pytest.mark.parametrize("name", ["open", "en open"])
def test_the_form_its_faults_and_its_thanks_break_no_rule(addresses, tab, name):
    tab.goto(addresses[name])
    tab.locator("#answer button").click()
    tab.wait_for_selector(".error-summary")
    assert faults(tab) == {}
    expect(tab.locator(".error-summary")).to_be_focused()
    tab.locator("[name=answer][value=on_site]").check()
    tab.fill("[name=name]", "Kim Exempel")
    tab.fill("[name=email]", f"kim-{tab.viewport_size['width']}-{name[:2]}@example.org")
    tab.locator("#answer button").click()
    tab.wait_for_selector("main .facts")
    assert faults(tab) == {}


@pytest.mark.parametrize("name", ["answer of bo", "answer of eva"])
def test_the_answer_that_a_mail_opens_breaks_no_rule(addresses, tab, name):
    tab.goto(addresses[name])
    assert faults(tab) == {}
    tab.locator("main form button").first.click()
    tab.wait_for_selector("main [name=name]")
    tab.evaluate(UNFOLD)
    assert faults(tab) == {}
    tab.fill("[name=name]", "")
    tab.get_by_role("button", name="Spara").or_(tab.get_by_role("button", name="Save")).click()
    tab.wait_for_selector(".error-summary")
    assert faults(tab) == {}


def test_somebody_answers_on_a_phone_without_scripts(addresses, phone):
    phone.goto(addresses["open"])
    phone.get_by_role("link", name="Anmäl dig").click()
    assert phone.url.endswith("#answer")
    phone.get_by_label("Jag deltar på nätet").check()
    phone.get_by_label("Ditt namn").fill("Alva Exempel")
    phone.get_by_label("Din e-postadress").fill("alva@example.org")
    phone.get_by_role("button", name="Skicka svaret").click()
    assert phone.locator("h1").inner_text().replace("\u00ad", "") == "Du har en plats"


def test_the_way_to_the_form_is_on_the_first_two_screens_of_a_phone(addresses, phone):
    phone.goto(addresses["open"])
    assert phone.get_by_role("link", name="Anmäl dig").bounding_box()["y"] < 2 * 700


@pytest.mark.parametrize("width", [320, 1280])
def test_what_the_editor_opens_breaks_no_rule(addresses, browser, site, width):
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 900})
    tab = context.new_page()
    sign_in(tab, "vera")
    found = {}
    for name in ("next", "proposal"):
        tab.goto(addresses[name])
        found[name] = faults_of(tab)
    context.close()
    assert found == {"next": {}, "proposal": {}}


def test_an_editor_ticks_a_tender_and_finds_it_in_the_draft(addresses, reader):
    sign_in(reader, "vera")
    reader.goto(addresses["edit"])
    reader.get_by_role("link", name="Välj bland dem som sidan har visat").click()
    reader.get_by_label("Städning").check()
    reader.get_by_role("button", name="Lägg till i utkastet").click()
    reader.wait_for_url(f"**{addresses['edit']}")
    chosen = reader.locator("#id_discussed_notices-FORMS, [id^=inline_child_discussed_notices]")
    assert "Städning" in chosen.first.inner_text()
