"""How the site is read: by keyboard, without JavaScript, and without anyone else knowing."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

FOCUSED = "document.activeElement"


@pytest.fixture
def plain(browser, site):
    """Open a tab for a reader without JavaScript, on a small screen."""
    size = {"width": 320, "height": 800}
    context = browser.new_context(base_url=site, viewport=size, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_first_tab_leads_past_the_menu(reader):
    reader.goto("/")
    reader.keyboard.press("Tab")
    expect(reader.locator(".skip-link")).to_be_focused()
    expect(reader.locator(".skip-link")).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("#content")).to_be_focused()


def test_the_focus_is_seen_on_everything_that_takes_it(reader, showcase):
    reader.goto(showcase["enterprise"])
    unseen = set()
    for _step in range(60):
        reader.keyboard.press("Tab")
        outline = reader.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
        if outline == "none":
            unseen.add(reader.evaluate(f"{FOCUSED}.outerHTML.slice(0, 120)"))
    assert {each for each in unseen if not each.startswith("<body")} == set()


def test_every_link_can_be_reached_by_keyboard(reader, showcase):
    reader.goto(showcase["privacy"])
    links = reader.locator("a:visible, button:visible, input:visible").count()
    reached = set()
    for _step in range(links + 5):
        reader.keyboard.press("Tab")
        reached.add(reader.evaluate(f"[...document.querySelectorAll('*')].indexOf({FOCUSED})"))
    assert len(reached) >= links


def test_the_search_form_works_without_javascript(plain, showcase):
    plain.goto(showcase["directory"])
    plain.locator("header input[name=q]").fill("annons")
    plain.locator("header button").click()
    assert "/sok/?q=annons" in plain.url
    expect(plain.locator("h1")).to_be_visible()


def test_the_menu_and_the_other_language_work_without_javascript(plain):
    plain.goto("/")
    plain.get_by_role("link", name="Kalender", exact=True).first.click()
    assert plain.url.endswith("/kalender/")
    plain.get_by_role("link", name="English").click()
    assert plain.url.endswith("/en/calendar/")


def test_the_feedback_is_taken_without_javascript(plain, showcase):
    plain.goto(showcase["guide"])
    plain.locator(".feedback button[value=yes]").click()
    expect(plain.locator("h1")).to_be_visible()
    assert "/tyck-till/" in plain.url


def test_the_directory_is_filtered_without_javascript(plain, showcase):
    plain.goto(showcase["directory"])
    plain.locator("main input[name=q]").fill("Arbetsintegrerande")
    plain.locator("main form.filter-form button[type=submit]").first.click()
    assert "q=Arbetsintegrerande" in plain.url


def test_a_printed_profile_has_no_links_that_paper_cannot_follow(reader, showcase):
    reader.goto(showcase["enterprise"])
    action = reader.get_by_role("link", name="Föreslå en rättelse")
    expect(action).to_be_visible()
    reader.emulate_media(media="print")
    expect(action).to_be_hidden()
    expect(reader.get_by_role("link", name="Skriv ut underlag")).to_be_hidden()
    expect(reader.locator("h1")).to_be_visible()


def test_nothing_is_fetched_from_others_and_no_cookie_is_set(reader, site, showcase):
    fetched = []
    reader.on("request", lambda request: fetched.append(request.url))
    for path in showcase.values():
        reader.goto(path)
    assert [url for url in fetched if not url.startswith((site, "data:"))] == []
    assert reader.context.cookies() == []


def test_the_browser_has_nothing_to_complain_about(reader, showcase):
    complaints = []
    reader.on("pageerror", lambda error: complaints.append(str(error)))
    reader.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    for name, path in showcase.items():
        if "missing" not in name:
            reader.goto(path)
    assert complaints == []


def test_the_answers_to_questions_go_on_paper_unfolded(reader, showcase):
    reader.goto(showcase["guide"])
    answer = reader.get_by_text("Nej.", exact=True)
    expect(answer).not_to_be_visible()
    reader.emulate_media(media="print")
    expect(answer).to_be_visible()
