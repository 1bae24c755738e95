"""The menu and the breadcrumbs: where a reader is, and where the ways lead."""

import pytest
from bs4 import BeautifulSoup

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """Return the parsed answer of an address."""
    return lambda path: BeautifulSoup(client.get(path).content, "html.parser")


def menu(page):
    return {link.text.strip(): link.get("aria-current") for link in page.select("header nav a")}


def trail(page):
    return [item.text.strip() for item in page.select("nav.breadcrumbs li")]


def test_a_page_that_an_editor_puts_in_menus_is_in_the_main_one_at_any_depth(read, procurement):
    factories.make_guide(procurement, title="Så kan du köpa", show_in_menus=True)
    assert list(menu(read("/"))) == ["Företag", "Kalender", "Upphandling", "Så kan du köpa"]


def test_the_menu_marks_the_nearest_section_and_no_other(read, procurement):
    guide = factories.make_guide(procurement, title="Så kan du köpa", show_in_menus=True)
    marked = menu(read(guide.url))
    assert (marked["Så kan du köpa"], marked["Upphandling"]) == ("page", None)
    below = factories.make_guide(procurement)
    assert menu(read(below.url))["Upphandling"] == "true"


def test_breadcrumbs_end_with_the_page_itself_which_is_no_link(read, directory):
    page = read(factories.make_enterprise(directory, title="Tvätten").url)
    assert trail(page) == ["Start", "Företag", "Tvätten"]
    (here,) = page.select("nav.breadcrumbs [aria-current=page]")
    assert (here.text, here.name) == ("Tvätten", "span")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/upphandling/annonser/", ["Start", "Upphandling", "Annonser"]),
        ("/en/procurement/news/", ["Home", "Procurement", "News"]),
        ("/sok/?q=x", ["Start", "Sök"]),
        ("/tyck-till/", ["Start", "Tyck till om sidan"]),
    ],
)
def test_what_is_no_page_has_its_place_in_the_breadcrumbs(read, path, expected):
    assert trail(read(path)) == expected


@pytest.mark.parametrize("path", ["/", "/en/", "/saknas/"])
def test_where_there_is_no_way_there_are_no_breadcrumbs(read, path):
    assert trail(read(path)) == []


def test_the_title_shared_of_a_list_is_its_own(read):
    shared = read("/upphandling/annonser/").find("meta", property="og:title")
    assert shared["content"] == "Annonser"


def test_the_home_page_shows_the_guides_about_procurement(read, procurement):
    guide = factories.make_guide(procurement, title="Lämna anbud tillsammans")
    assert read("/").find("h3", string=guide.title)
