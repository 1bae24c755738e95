"""The first wording of the pages that every site must have."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def text_of(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser").find("main")
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/kakor/", "9 kap. 28 § lagen (2022:482) om elektronisk kommunikation"),
        ("/kakor/", "Post- och telestyrelsen (PTS) har tillsyn"),
        ("/kakor/", "Inget hämtas från andra"),
        ("/kakor/", "När någon loggar in"),
        ("/en/cookies/", "Electronic Communications Act (2022:482)"),
        ("/en/cookies/", "Nothing is fetched from others"),
        ("/en/cookies/", "When somebody signs in"),
        ("/integritet/", "artikel 6.1 e i dataskyddsförordningen"),
        ("/integritet/", "Du som besöker webbplatsen"),
        ("/integritet/", "Du som företräder ett företag"),
        ("/integritet/", "Integritetsskyddsmyndigheten (IMY)"),
        ("/integritet/", "Det ja:et är inte den rättsliga grunden"),
        ("/integritet/", "Du som är kontaktperson"),
        ("/integritet/", "glöms bort här när det har gått iväg"),
        ("/integritet/", "Så länge sparar vi uppgifterna"),
        ("/kakor/", "När du fyller i ett formulär"),
        ("/en/cookies/", "When you fill in a form"),
        ("/en/privacy/", "That agreement is not the legal basis"),
        ("/en/privacy/", "If you are a contact person"),
        ("/en/privacy/", "How long we keep it"),
        ("/en/privacy/", "Article 6(1)(e) of the General Data Protection Regulation"),
        ("/en/privacy/", "If you visit the site"),
        ("/en/privacy/", "If you represent an enterprise"),
        ("/en/privacy/", "Swedish Authority for Privacy Protection (IMY)"),
        ("/tillganglighet/", "lagen (2018:1937)"),
        ("/tillganglighet/", "EN 301 549"),
        ("/tillganglighet/", "Myndigheten för digital förvaltning (Digg)"),
        ("/en/accessibility/", "Act on Accessibility of Digital Public Services (2018:1937)"),
        ("/en/accessibility/", "EN 301 549"),
        ("/en/accessibility/", "Agency for Digital Government (Digg)"),
    ],
)
def test_the_page_says_what_the_law_and_the_reader_ask_for(client, address, words):
    assert words in text_of(client, address)


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
