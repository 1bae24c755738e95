"""The head of every type of page in both languages."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

PAGES = [
    "home",
    "guide",
    "project",
    "privacy",
    "statement",
    "directory",
    "enterprise",
    "calendar",
    "event",
    "procurement",
    "news",
]
SWEDISH, ENGLISH = PAGES, [f"en {name}" for name in PAGES]
SITE = "http://testserver"


@pytest.fixture(scope="module")
def heads(showcase, django_db_blocker):
    """Return the head of every page of the showcase, each read once."""
    with django_db_blocker.unblock():
        client = Client()
        return {
            name: (address, BeautifulSoup(client.get(address).content, "html.parser").head)
            for name, address in showcase.items()
        }


@pytest.fixture
def head(heads):
    """Return the address and the head of a page by its name, if the showcase has it."""

    def by_name(name):
        assert name in heads, sorted(heads)
        return heads[name]

    return by_name


def content(found, **attributes):
    return found.find("meta", attrs=attributes)["content"]


@pytest.mark.parametrize("name", [*SWEDISH, *ENGLISH])
def test_the_canonical_address_is_that_of_the_page(head, name):
    address, found = head(name)
    assert [each["href"] for each in found.find_all("link", rel="canonical")] == [SITE + address]


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_name_each_other(head, name):
    swedish, in_swedish = head(name)
    english, in_english = head(f"en {name}")
    expected = {"sv": SITE + swedish, "en": SITE + english, "x-default": SITE + swedish}
    for found in (in_swedish, in_english):
        links = found.select("link[hreflang]")
        assert {each["hreflang"]: each["href"] for each in links} == expected


@pytest.mark.parametrize("name", [*SWEDISH, *ENGLISH])
def test_a_page_can_be_shared(head, name):
    address, found = head(name)
    assert content(found, property="og:url") == SITE + address
    assert content(found, property="og:title")
    assert content(found, property="og:locale") == ("en_GB" if name in ENGLISH else "sv_SE")


@pytest.mark.parametrize("name", [*SWEDISH, *ENGLISH])
def test_a_page_has_a_title_of_its_own_and_may_be_found(head, name):
    _address, found = head(name)
    assert found.title.get_text(strip=True)
    assert found.find("meta", attrs={"name": "robots"}) is None
    assert len(found.find_all("title")) == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("enterprise", "Organization"),
        ("en enterprise", "Organization"),
        ("event", "Event"),
        ("en event", "Event"),
        ("news", "NewsArticle"),
        ("enterprise", "BreadcrumbList"),
        ("guide", "BreadcrumbList"),
    ],
)
def test_search_engines_are_told_what_kind_of_page_it_is(head, name, kind):
    _address, found = head(name)
    data = [json.loads(each.string) for each in found.parent.select("script[type*=json]")]
    told = [each for each in data if kind in each.get("@type", "")]
    assert told
    assert all(each["@context"] == "https://schema.org" for each in told)
