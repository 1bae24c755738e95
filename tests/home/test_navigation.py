"""The way around: the menu, the trail above a page, the other language and the feeds."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories import make_english, make_enterprise, make_guide, make_news, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """Return the parsed answer of an address."""
    return lambda path: BeautifulSoup(client.get(path).content, "html.parser")


def menu(page):
    links = page.select("header nav a[href]")
    return {link.get_text(strip=True): link for link in links}


def trail(page):
    return [link["href"] for link in page.select("nav.breadcrumbs a, .breadcrumbs a")]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/", {"Företag", "Kalender", "Upphandling"}),
        ("/en/", {"Enterprises", "Calendar", "Procurement"}),
        ("/sok/", {"Företag", "Kalender", "Upphandling"}),
        ("/en/search/", {"Enterprises", "Calendar", "Procurement"}),
        ("/finns-inte/", {"Företag", "Kalender", "Upphandling"}),
    ],
)
def test_the_menu_is_in_the_language_of_the_address(read, address, names):
    assert names <= set(menu(read(address)))


@pytest.mark.indexed
@pytest.mark.parametrize(
    ("address", "current"),
    [("/foretag/", "page"), ("/foretag/?q=x", "page"), ("/kalender/", None), ("/", None)],
)
def test_the_menu_marks_where_the_reader_is(read, address, current):
    link = menu(read(address))["Företag"]
    assert link.get("aria-current") == current


def test_the_menu_marks_the_part_that_a_page_is_below(read, directory):
    page = read(make_enterprise(directory).url)
    assert menu(page)["Företag"].get("aria-current") in ("true", "location")
    assert menu(page)["Kalender"].get("aria-current") is None


@pytest.mark.parametrize(
    ("fields", "is_there"),
    [
        ({"show_in_menus": True}, True),
        ({"show_in_menus": False}, False),
        ({"show_in_menus": True, "live": False}, False),
    ],
    ids=["in menus", "not in menus", "draft"],
)
def test_editors_choose_what_stands_in_the_menu(read, home, fields, is_there):
    make_guide(home, title="Om oss", **fields)
    assert ("Om oss" in menu(read("/"))) is is_there


def test_a_restricted_page_is_not_in_the_menu(read, home):
    page = make_guide(home, title="Internt", show_in_menus=True)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Internt" not in menu(read("/"))


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_the_first_page_has_no_trail(read, address):
    assert trail(read(address)) == []


def test_the_trail_names_all_pages_above(read, home, directory, procurement):
    guide = make_guide(make_project(home, title="Projektet"), title="Guiden")
    assert trail(read("/foretag/")) == ["/"]
    assert trail(read(make_enterprise(directory).url)) == ["/", "/foretag/"]
    assert trail(read(make_news(procurement).url))[:2] == ["/", "/upphandling/"]
    assert trail(read(guide.url)) == ["/", guide.get_parent().url]


def test_the_trail_is_in_the_language_of_the_page(read, directory):
    english = make_english(make_enterprise(directory))
    assert trail(read(english.url)) == ["/en/", "/en/enterprises/"]


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/", "/en/"),
        ("/en/", "/"),
        ("/foretag/", "/en/enterprises/"),
        ("/en/calendar/", "/kalender/"),
        ("/sok/", "/en/search/"),
        ("/kakor/", "/en/cookies/"),
        ("/tillganglighet/rapportera/", "/en/accessibility/report/"),
        ("/tyck-till/", "/en/feedback/"),
        ("/finns-inte/", "/en/"),
        ("/en/not-here/", "/"),
    ],
)
def test_the_reader_changes_language_and_stays_on_the_page(read, address, other):
    language = "sv" if address.startswith("/en/") else "en"
    assert read(address).select_one(f"header a[hreflang={language}]")["href"] == other


def test_a_page_without_english_leads_to_the_english_first_page(read, home):
    link = read(make_guide(home).url).select_one("header a[hreflang=en]")
    assert (link["href"], link.get_text(strip=True), link.get("lang")) == ("/en/", "English", "en")


def test_an_english_draft_is_not_led_to(read, home, english):
    guide = make_guide(home)
    guide.copy_for_translation(english)
    assert read(guide.url).select_one("header a[hreflang=en]")["href"] == "/en/"


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("/", {"/foretag/feed/", "/kalender/feed/", "/upphandling/feed/"}),
        ("/en/", {"/en/enterprises/feed/", "/en/calendar/feed/", "/en/procurement/feed/"}),
    ],
)
def test_the_feeds_of_the_language_are_offered(read, client, address, feeds):
    links = read(address).select("head link[type='application/atom+xml']")
    found = {link["href"].removeprefix("http://testserver") for link in links}
    assert feeds <= found
    assert {client.get(feed).status_code for feed in found} == {200}


WAYS = {
    "sv": {
        "Lägg till ert företag": "/foretag/lagg-till/",
        "Hantera ert företag": "/foretag/mitt-foretag/",
    },
    "en": {
        "Add your enterprise": "/en/enterprises/submit/",
        "Manage your enterprise": "/en/enterprises/my-enterprise/",
    },
}


@pytest.mark.parametrize(
    ("address", "part", "language"),
    [
        ("/", "footer", "sv"),
        ("/en/search/", "footer", "en"),
        ("/finns-inte/", "footer", "sv"),
        ("/foretag/", "main", "sv"),
        ("/en/enterprises/", "main", "en"),
    ],
)
def test_an_enterprise_finds_its_ways_in(read, address, part, language):
    links = {each.get_text(strip=True): each["href"] for each in read(address).select(f"{part} a")}
    assert WAYS[language].items() <= links.items()


def test_the_first_page_asks_enterprises_in(read, directory):
    make_enterprise(directory)
    assert read("/").find("main").find("a", string="Lägg till ert företag")
