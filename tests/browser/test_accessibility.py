"""Every page type in a real browser: the rules of WCAG that a machine can check."""

import pytest

from tests.browser.looking import UNFOLD, WIDEST, faults_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

SCREENS = [(320, "light"), (1280, "dark")]


@pytest.fixture(scope="module", params=SCREENS, ids=lambda value: f"{value[0]} px, {value[1]}")
def seen(request, browser, site, showcase):
    """Open each page once; return the width of the screen, and of each page, and its faults."""
    width, scheme = request.param
    size = {"width": width, "height": 900}
    context = browser.new_context(base_url=site, viewport=size, color_scheme=scheme)
    tab, widths, faults = context.new_page(), {}, {}
    for name, path in showcase.items():
        tab.goto(path)
        widths[name] = tab.evaluate(WIDEST)
        tab.evaluate(UNFOLD)
        faults[name] = faults_of(tab)
    yield width, widths, faults
    context.close()


def test_no_page_breaks_a_rule_of_wcag(seen, showcase):
    _width, _widths, faults = seen
    assert faults.keys() == showcase.keys()
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_page_is_wider_than_the_screen(seen, showcase):
    width, widths, _faults = seen
    assert widths.keys() == showcase.keys()
    assert {name: found for name, found in widths.items() if found > width} == {}
