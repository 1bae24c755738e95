"""What the head of a page tells search engines and those who share it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """Return the parsed answer of an address."""
    return lambda path: BeautifulSoup(client.get(path).content, "html.parser")


def links(page, rel):
    return [link["href"] for link in page.find_all("link", rel=rel)]


def languages(page):
    return {each["hreflang"]: each["href"] for each in page.select("link[hreflang]")}


def data(page, kind):
    """Return the structured data of one type."""
    found = [json.loads(each.string) for each in page.select("script[type*=json]")]
    return [each for each in found if each["@type"] == kind]


def test_the_title_ends_with_the_name_of_the_site(read):
    assert read("/foretag/").title.text.strip() == "Företag – Sociala företag i Örebro län"
    assert read("/").title.text.strip() == "Sociala företag i Örebro län"


@pytest.fixture
def two_pages(directory):
    for number in range(21):
        factories.make_enterprise(directory, title=f"Företag {number}")


def test_the_title_of_a_later_page_says_so(read, two_pages):
    assert "sida 2" in read("/foretag/?page=2").title.text


def test_the_canonical_address_leaves_out_filters_and_keeps_the_page(read, two_pages):
    assert links(read("/foretag/?sort=name&page=2"), "canonical") == [
        "http://testserver/foretag/?page=2"
    ]


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "9" * 30])
def test_an_odd_page_number_does_not_reach_the_canonical_address(read, number):
    page = read(f"/kalender/?page={number}")
    assert [each for each in links(page, "canonical") if number in each] == []


@pytest.mark.indexed
def test_a_filtered_list_is_kept_out_of_search_engines(read):
    assert (
        read("/foretag/?q=x")
        .find("meta", attrs={"name": "robots"})["content"]
        .startswith("noindex")
    )
    assert read("/foretag/").find("meta", attrs={"name": "robots"}) is None


def test_both_languages_name_each_other_and_a_default(read):
    expected = {
        "sv": "http://testserver/foretag/",
        "en": "http://testserver/en/enterprises/",
        "x-default": "http://testserver/foretag/",
    }
    assert languages(read("/foretag/")) == expected
    assert languages(read("/en/enterprises/")) == expected


def test_a_page_without_translation_names_no_other_language(read, home):
    page = read(factories.make_guide(home).url)
    assert languages(page) == {}
    assert page.find("a", hreflang="en")["href"] == "/en/"


def test_a_draft_translation_is_not_named(read, home, english):
    guide = factories.make_guide(home)
    guide.copy_for_translation(english)
    assert languages(read(guide.url)) == {}


def test_views_that_are_no_pages_name_their_other_language(read):
    assert languages(read("/sok/"))["en"] == "http://testserver/en/search/"


def test_sub_routes_of_pages_name_their_other_language(read):
    assert languages(read("/upphandling/annonser/"))["en"].startswith(
        "http://testserver/en/procurement/notices/"
    )


def test_a_page_that_is_shared_says_what_it_is(read, home):
    page = read(factories.make_guide(home, title="Om anbud", summary="Så gör du.").url)
    shared = {each["property"]: each["content"] for each in page.select("meta[property]")}
    assert shared["og:title"] == "Om anbud"
    assert shared["og:description"] == "Så gör du."
    assert shared["og:locale"] == "sv_SE"


def test_breadcrumbs_are_told_to_search_engines(read, directory):
    profile = factories.make_enterprise(directory)
    (trail,) = data(read(profile.url), "BreadcrumbList")
    above, here = trail["itemListElement"][-2:]
    assert above["item"] == "http://testserver/foretag/"
    assert here["item"] == f"http://testserver{profile.url}"


def test_no_value_can_end_the_script_of_structured_data(read, directory):
    title = "</script><script>alert(1)</script>"
    page = read(factories.make_enterprise(directory, title=title).url)
    assert "alert(1)" not in "".join(str(each) for each in page.select("script:not([type])"))


def test_feeds_are_offered_on_every_page(read):
    assert len(read("/").select("link[type='application/atom+xml']")) >= 3


def test_the_frame_costs_as_many_queries_for_many_pages_as_for_few(client, home):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return len(asked)

    factories.make_guide(home, show_in_menus=True)
    client.get("/")
    few = queries()
    for _page in range(5):
        factories.make_guide(home, show_in_menus=True)
    assert queries() == few
