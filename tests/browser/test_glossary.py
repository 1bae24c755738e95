"""Words that are explained where they stand: by keyboard and touch, and without a script."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

WORD, MEANING = "Vad betyder ”ramavtal”?", "Ett avtal om villkoren"


@pytest.fixture(params=[320, 1280], ids=lambda width: f"{width} px")
def guide(request, browser, site, showcase):
    """Open a guide in a browser that runs no scripts."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": request.param, "height": 700},
        java_script_enabled=False,
        has_touch=True,
    )
    tab = context.new_page()
    tab.goto(showcase["guide"])
    yield tab
    context.close()


def test_the_keyboard_opens_and_closes_an_explanation(guide):
    word = guide.get_by_role("button", name=WORD)
    meaning = guide.get_by_text(MEANING)
    assert not meaning.is_visible()
    word.focus()
    guide.keyboard.press("Enter")
    assert meaning.is_visible()
    guide.keyboard.press("Tab")
    assert guide.get_by_role("link", name="I ordlistan").is_visible()
    guide.keyboard.press("Escape")
    assert not meaning.is_visible()


def test_a_finger_on_the_word_opens_it_inside_the_screen(guide):
    guide.get_by_role("button", name=WORD).tap()
    box = guide.get_by_text(MEANING).bounding_box()
    width = guide.viewport_size["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] >= 0 and box["y"] + box["height"] <= 700


def test_the_explanation_leads_to_the_word_in_the_glossary(guide):
    guide.get_by_role("button", name=WORD).click()
    guide.get_by_role("link", name="I ordlistan").click()
    assert guide.url.endswith("/upphandling/ordlista/#ramavtal")
    assert guide.locator("#ramavtal").is_visible()
