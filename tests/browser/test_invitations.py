"""A manager invites from a phone without scripts, and a reader unsubscribes on one; axe looks."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from access import links
from access.addresses import digest
from events.invitations.links import LEAVE
from events.models import EventIndexPage, Registration
from tests.attendees import address, later, publish
from tests.browser.looking import SPILLS, faults_of, is_too_wide
from tests.browser.test_attendees import LONG, managers_tab
from tests.invitees import people, send
from tests.registrations import answer, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@dataclass(frozen=True)
class Made:
    """Three meetings, and a way out for each of two readers."""

    event: object
    other: object
    moved: object
    tokens: list[str]


@pytest.fixture(scope="module")
def made(showcase):
    """Three may be invited to two meetings, one of them no more."""
    User.objects.create_superuser("chef", "chef@example.org", "chef")
    calendar = EventIndexPage.objects.get(locale__language_code="sv")
    with people() as known:
        known.add("anna", "bo")
        known.add("cia", is_willing=False)
        yield Made(
            make_meeting(calendar, title=f"Träff om {LONG}", capacity_on_site=0),
            make_meeting(calendar, title="Höstens träff"),
            make_moved(calendar),
            [links.make(LEAVE, digest(f"{who}@example.org")) for who in ("anna", "bo")],
        )


def make_moved(calendar):
    """Make a meeting with another time than the invited and Dan know; no mail reaches Eva."""
    event = make_meeting(calendar, title="Vinterns träff", capacity_on_site=1)
    send(event)
    answer(event, "dan")
    eva = answer(event, "eva")
    Registration.objects.filter(pk=eva.pk).update(bounced_at=timezone.now())
    publish(event, **later(event))
    return event


def look(tab, path=None):
    """Return what breaks a rule of accessibility, or is wider than the screen."""
    if path:
        tab.goto(path)
    return faults_of(tab), tab.evaluate(SPILLS), is_too_wide(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_breaks_no_rule_and_is_not_too_wide(made, browser, site, width, scheme):
    tab = managers_tab(browser, site, width, color_scheme=scheme)
    assert look(tab, address("invite", made.event)) == ({}, [], False)
    for part in tab.locator(".hosting-preview").all():
        assert part.evaluate("box => box.scrollWidth <= box.clientWidth")
    tab.context.close()


def test_a_manager_invites_on_a_phone_without_scripts(made, browser, site):
    tab = managers_tab(browser, site, 320, java_script_enabled=False)
    tab.goto(address("people", made.event))
    tab.get_by_role("link", name="Bjud in").click()
    tab.get_by_label("Hälsning (svenska, frivilligt)").fill("Vi ses!")
    tab.get_by_role("button", name="Visa mejlet med hälsningen").click()
    expect(tab.locator("article").get_by_text("Vi ses!")).to_be_visible()
    expect(tab.get_by_label("Hälsning (svenska, frivilligt)")).to_have_value("Vi ses!")
    tab.get_by_role("button", name="Skicka inbjudan till 2 adresser").click()
    expect(tab.get_by_text("Inbjudan går till 2 adresser.")).to_be_visible()
    expect(tab.get_by_text("Inbjudna: 2")).to_be_visible()
    expect(tab.get_by_role("button", name="Skicka inbjudan")).to_have_count(0)
    tab.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_news_to_the_invited_breaks_no_rule(made, browser, site, width):
    tab = managers_tab(browser, site, width)
    for name in ("tell", "people"):
        assert look(tab, address(name, made.moved)) == ({}, [], False)
    tab.context.close()


def test_the_invited_are_told_on_a_phone_without_scripts(made, browser, site):
    tab = managers_tab(browser, site, 320, java_script_enabled=False)
    tab.goto(address("people", made.moved))
    expect(tab.get_by_text("En person i kön nås inte med mejl.")).to_be_visible()
    tab.get_by_role("link", name="Se vad som är nytt").click()
    expect(tab.get_by_label("Berätta också för 2 inbjudna")).to_be_checked()
    tab.get_by_role("button", name="Skicka till 1 deltagare").click()
    expect(tab.get_by_text("Mejlet går till 2 inbjudna.")).to_be_visible()
    tab.context.close()


def test_a_greeting_that_is_missing_takes_the_focus(made, browser, site):
    tab = managers_tab(browser, site, 320)
    tab.goto(address("invite", made.other))
    tab.get_by_label("Hälsning (engelska, frivilligt)").fill("See you!")
    tab.get_by_role("button", name="Skicka inbjudan till").click()
    expect(tab.locator(".error-summary")).to_be_focused()
    assert look(tab) == ({}, [], False)
    tab.context.close()


def test_a_reader_leaves_and_comes_back_without_scripts(made, browser, site):
    token = made.tokens[0]
    size = {"width": 320, "height": 640}
    context = browser.new_context(base_url=site, viewport=size, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/lank/{token}/")
    tab.get_by_role("button", name="Avregistrera mig").click()
    expect(tab.get_by_role("heading", name="Du får inga fler inbjudningar")).to_be_visible()
    tab.get_by_role("button", name="Ja, skicka inbjudningar igen").click()
    expect(tab.get_by_role("heading", name="Du får inbjudningar igen")).to_be_visible()
    tab.goto(f"/lank/{token}/")
    expect(tab.get_by_role("button", name="Avregistrera mig")).to_be_visible()
    context.close()


def test_the_way_out_breaks_no_rule(made, browser, site):
    token = made.tokens[1]
    for language in ("", "en"):
        size = {"width": 320, "height": 640}
        context = browser.new_context(base_url=site, viewport=size)
        tab = context.new_page()
        path = f"/en/link/{token}/" if language else f"/lank/{token}/"
        assert look(tab, path) == ({}, [], False)
        tab.locator("main button").click()
        assert look(tab) == ({}, [], False)
        tab.locator("main button").click()
        assert look(tab) == ({}, [], False)
        context.close()
