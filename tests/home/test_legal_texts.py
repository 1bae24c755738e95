"""The first wording of the pages that every site must have."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db

WORDS = {
    "/kakor/": [
        "9 kap. 28 § lagen (2022:482) om elektronisk kommunikation",
        "Post- och telestyrelsen (PTS) har tillsyn",
        "Inget hämtas från andra",
        "När någon loggar in",
        "När du fyller i ett formulär",
    ],
    "/en/cookies/": [
        "Electronic Communications Act (2022:482)",
        "Nothing is fetched from others",
        "When somebody signs in",
        "When you fill in a form",
    ],
    "/integritet/": [
        "artikel 6.1 e i dataskyddsförordningen",
        "Du som besöker webbplatsen",
        "Du som företräder ett företag",
        "Integritetsskyddsmyndigheten (IMY)",
        "Det ja:et är inte den rättsliga grunden",
        "Du som är kontaktperson",
        "glöms bort här när det har gått iväg",
        "Så länge sparar vi uppgifterna",
    ],
    "/en/privacy/": [
        "That agreement is not the legal basis",
        "If you are a contact person",
        "How long we keep it",
        "Article 6(1)(e) of the General Data Protection Regulation",
        "If you visit the site",
        "If you represent an enterprise",
        "Swedish Authority for Privacy Protection (IMY)",
    ],
    "/tillganglighet/": [
        "lagen (2018:1937)",
        "EN 301 549",
        "Myndigheten för digital förvaltning (Digg)",
    ],
    "/en/accessibility/": [
        "Act on Accessibility of Digital Public Services (2018:1937)",
        "EN 301 549",
        "Agency for Digital Government (Digg)",
    ],
}


def text_of(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser").find("main")
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize("address", WORDS)
def test_the_page_says_what_the_law_and_the_reader_ask_for(client, address):
    text = text_of(client, address)
    assert [words for words in WORDS[address] if words not in text] == []


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("/kakor/", "/en/cookies/"),
        ("/integritet/", "/en/privacy/"),
        ("/tillganglighet/", "/en/accessibility/"),
    ],
)
def test_both_languages_have_the_same_parts(client, swedish, english):
    def shape(address):
        page = BeautifulSoup(client.get(address).content, "html.parser").find("main")
        return [each.name for each in page.find_all(["h1", "h2", "h3", "dt", "details"])]

    assert shape(swedish) == shape(english)


@pytest.mark.parametrize(
    ("address", "imy"),
    [("/integritet/", "https://www.imy.se/"), ("/en/privacy/", "https://www.imy.se/en/")],
)
def test_a_complaint_has_somewhere_to_go(client, address, imy):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.find("main").find("a", href=imy)


@pytest.mark.parametrize("address", ["/kakor/", "/en/cookies/", "/integritet/", "/en/privacy/"])
def test_what_the_page_promises_of_cookies_is_true_of_the_page(client, address):
    assert not client.get(address).cookies
