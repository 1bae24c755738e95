"""What the site says about itself and how it handles personal data, in both languages."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from home.models import PrivacyPage, SiteSettings

pytestmark = pytest.mark.django_db

FIELDS = ["name", "about", "owner", "hours"]
PRIVACY = {"sv": "/integritet/", "en": "/en/privacy/"}


@pytest.fixture
def filled_in(home):
    """Fill in every setting in both languages."""
    words = {f"{field}_{code}": f"{field} in {code}" for field in FIELDS for code in PRIVACY}
    settings, _made = SiteSettings.objects.update_or_create(
        site=home.get_site(),
        defaults={
            **words,
            "controller": "Exempelregionen",
            "processor": "Exempeldrift AB",
            "protection_officer": "ombud@example.org",
            "email": "webb@example.org",
            "phone": "019-12 34 56",
            "postal_address": "Box 1, 701 00 Örebro",
        },
    )
    return settings


def read(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def facts(client, language):
    page = read(client, PRIVACY[language]).find("main").find("dl")
    names = [each.get_text(strip=True) for each in page.find_all("dt")]
    told = [each.get_text(strip=True) for each in page.find_all("dd")]
    return dict(zip(names, told, strict=True))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("language", "expected"), [("sv", "sv"), ("en", "en"), ("fi", "sv")], ids=str
)
def test_a_setting_is_read_in_the_language_of_the_reader(filled_in, field, language, expected):
    with translation.override(language):
        assert getattr(filled_in, field) == f"{field} in {expected}"


@pytest.mark.parametrize(("address", "language"), [("/", "sv"), ("/en/", "en")])
def test_the_foot_of_the_page_speaks_the_language_of_the_page(
    client, filled_in, address, language
):
    foot = read(client, address).find_all("footer")[-1].get_text(" ")
    assert f"about in {language}" in foot
    assert f"owner in {language}" in foot
    assert f"about in {'en' if language == 'sv' else 'sv'}" not in foot


@pytest.mark.parametrize("address", ["/", "/en/", "/foretag/", "/finns-inte/"])
def test_the_foot_of_every_page_leads_to_the_contact_and_the_duties(client, filled_in, address):
    foot = read(client, address).find_all("footer")[-1]
    links = [link["href"] for link in foot.find_all("a")]
    english = address.startswith("/en/")
    duties = (
        ["/en/accessibility/", "/en/privacy/", "/en/cookies/"]
        if english
        else ["/tillganglighet/", "/integritet/", "/kakor/"]
    )
    assert "mailto:webb@example.org" in links
    assert [link for link in links if link in duties] == duties


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "sv",
            {
                "Personuppgiftsansvarig": "Exempelregionen",
                "Personuppgiftsbiträde": "Exempeldrift AB",
                "Webbplatsens ägare": "owner in sv",
                "Dataskyddsombud": "ombud@example.org",
                "Frågor om personuppgifter": "webb@example.org",
            },
        ),
        (
            "en",
            {
                "Controller": "Exempelregionen",
                "Processor": "Exempeldrift AB",
                "Owner of the site": "owner in en",
                "Data protection officer": "ombud@example.org",
                "Questions about personal data": "webb@example.org",
            },
        ),
    ],
)
def test_the_privacy_page_names_who_answers_for_the_data(client, filled_in, language, told):
    assert facts(client, language) == told


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("controller", "Personuppgiftsansvarig"),
        ("processor", "Personuppgiftsbiträde"),
        ("protection_officer", "Dataskyddsombud"),
        ("email", "Frågor om personuppgifter"),
        ("owner_sv", "Webbplatsens ägare"),
    ],
)
def test_the_privacy_page_is_silent_about_what_is_not_known(client, filled_in, field, heading):
    setattr(filled_in, field, "")
    filled_in.save()
    assert heading not in facts(client, "sv")
    assert len(facts(client, "sv")) == 4


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Den som bara läser får inga kakor"), ("en", "Those who only read get no cookies")],
)
def test_the_privacy_page_says_that_there_are_no_cookies(client, language, words):
    assert words in read(client, PRIVACY[language]).find("main").get_text(" ")


def test_there_is_one_privacy_page(home):
    assert not PrivacyPage.can_create_at(home)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "Sociala företag i Örebro län"),
        ("/en/", "Social enterprises"),
        ("/foretag/", "Företag – name in sv"),
        ("/en/enterprises/", "Enterprises – name in en"),
        ("/sok/", "Sök – name in sv"),
    ],
)
def test_titles_end_with_the_name_of_the_site(client, filled_in, address, title):
    assert read(client, address).title.get_text(strip=True) == title
