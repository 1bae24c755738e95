"""The accessibility statement says what the law asks for, whatever the editors have filled in."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from home.models import AccessibilityStatementPage, HomePage, KnownFault, SiteSettings

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])
WORDS = {
    ("full", "sv"): "helt förenlig med lagen",
    ("partial", "sv"): "delvis förenlig med lagen",
    ("none", "sv"): "inte förenlig med lagen",
    ("full", "en"): "is fully compliant",
    ("partial", "en"): "is partly compliant",
    ("none", "en"): "is not compliant",
}
REASONS = {
    ("fault", "sv"): "Uppfyller inte lagkraven",
    ("burden", "sv"): "Oskäligt betungande anpassning (12 §)",
    ("exempt", "sv"): "Omfattas inte av lagen (9 §)",
    ("fault", "en"): "Does not meet the law",
    ("burden", "en"): "Disproportionate burden (section 12)",
    ("exempt", "en"): "Not covered by the law (section 9)",
}


def statement_in(language):
    return AccessibilityStatementPage.objects.get(locale__language_code=language)


def read(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").find("main")


def text_of(part):
    return " ".join(part.get_text(" ").split())


def with_faults(page, *faults):
    page.faults = [
        KnownFault(locale=page.locale, **{"description": "En karta.", **fault}) for fault in faults
    ]
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(("conformity", "language"), WORDS, ids="-".join)
def test_the_statement_says_how_far_the_site_conforms(client, conformity, language):
    page = statement_in(language)
    AccessibilityStatementPage.objects.filter(pk=page.pk).update(conformity=conformity)
    text = text_of(read(client, page))
    said = [words for (_, each), words in WORDS.items() if each == language and words in text]
    assert said == [WORDS[conformity, language]]


@pytest.mark.parametrize(("reason", "language"), REASONS, ids="-".join)
def test_a_fault_stands_under_its_reason(client, reason, language):
    page = with_faults(statement_in(language), {"reason": reason})
    headings = [text_of(each) for each in read(client, page).select("#statement-faults ~ h3")]
    assert headings == [REASONS[reason, language]]


def test_the_reasons_come_in_the_order_of_the_law(client):
    page = with_faults(
        statement_in("sv"), {"reason": "exempt"}, {"reason": "fault"}, {"reason": "burden"}
    )
    headings = [text_of(each) for each in read(client, page).select("#statement-faults ~ h3")]
    assert headings == [REASONS[reason, "sv"] for reason in ("fault", "burden", "exempt")]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Åtgärdas senast 1 mars 2027."), ("en", "To be mended by 1 March 2027.")],
)
def test_a_fault_says_its_criterion_and_when_it_will_be_mended(client, language, words):
    fault = {"criterion": "WCAG 1.1.1", "mended_by": dt.date(2027, 3, 1)}
    page = with_faults(statement_in(language), fault)
    assert words in text_of(read(client, page))
    assert read(client, page).select_one(".badge-quiet").get_text() == "WCAG 1.1.1"


@LANGUAGES
def test_a_site_without_faults_has_no_heading_for_them(client, language):
    page = with_faults(statement_in(language))
    assert read(client, page).find(id="statement-faults") is None


@LANGUAGES
def test_the_statement_has_the_parts_of_the_law(client, language):
    page = statement_in(language)
    parts = [each["id"] for each in read(client, page).select("h2[id^=statement-]")]
    assert parts == [
        "statement-conformity",
        "statement-faults",
        "statement-report",
        "statement-supervision",
        "statement-method",
    ]


@LANGUAGES
def test_a_reader_can_turn_to_us_and_to_the_supervisor(client, language):
    page = statement_in(language)
    links = {link["href"] for link in read(client, page).find_all("a")}
    assert {page.report_url, "https://www.digg.se/tdosanmalan"} <= links


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({}, set()),
        ({"email": "webb@example.org"}, {"mailto:webb@example.org"}),
        ({"phone": "019-12 34 56"}, {"tel:+4619123456"}),
    ],
    ids=["nothing", "e-mail", "phone"],
)
def test_other_ways_to_reach_us_are_named_when_there_are_any(client, home, fields, links):
    SiteSettings.objects.update_or_create(site=home.get_site(), defaults=fields)
    found = {link["href"] for link in read(client, statement_in("sv")).find_all("a")}
    assert {link for link in found if link.startswith(("tel:", "mailto:"))} == links


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("assessed_on", "Senast bedömd"),
        ("published_on", "Tjänsten publicerad"),
        ("updated_on", "Redogörelsen uppdaterad"),
    ],
)
def test_a_date_is_told_when_it_is_known(client, field, words):
    page = statement_in("sv")
    rows = AccessibilityStatementPage.objects.filter(pk=page.pk)
    rows.update(**{field: dt.date(2026, 11, 2)})
    assert f"{words} 2 november 2026" in text_of(read(client, page))
    rows.update(**{field: None})
    assert words not in text_of(read(client, page))


@pytest.mark.parametrize(
    ("assessor", "words"), [("self", "vi själva"), ("other", "någon oberoende")]
)
def test_the_statement_says_who_judged_the_site(client, assessor, words):
    page = statement_in("sv")
    AccessibilityStatementPage.objects.filter(pk=page.pk).update(assessed_by=assessor)
    assert words in text_of(read(client, page))


def test_there_is_one_statement_for_each_home_page(home):
    assert not AccessibilityStatementPage.can_create_at(home)
    assert AccessibilityStatementPage.allowed_parent_page_models() == [HomePage]


def test_a_fault_needs_a_description(home):
    with pytest.raises(ValidationError):
        KnownFault(page=statement_in("sv"), locale=home.locale).full_clean()


def test_a_fault_is_named_by_its_first_words():
    assert str(KnownFault(description="x" * 200)) == "x" * 80
