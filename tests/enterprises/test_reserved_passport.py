"""A profile shows which rules it may use, and how each criterion is supported."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from enterprises.models import EnterprisePage, ReservationClaim
from enterprises.models.enums import Criterion, ReservationRule
from enterprises.reserved.rules import CRITERIA, MEANINGS, QUESTIONS
from tests.factories import make_english, make_enterprise, support

pytestmark = pytest.mark.django_db

CHECKED = {
    "support": "register",
    "link": "https://register.example.org/7",
    "checked_on": dt.date(2026, 11, 2),
    "valid_until": dt.date(2027, 11, 2),
}


@pytest.fixture
def page(directory):
    return make_enterprise(directory, title="Blanka Rutor")


def claiming(page, *rules):
    page.reservation_claims = [ReservationClaim(rule=rule, locale=page.locale) for rule in rules]
    page.save_revision().publish()
    return EnterprisePage.objects.get(pk=page.pk)


def shown(client, page):
    """Return the words of each criterion on the profile."""
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [
        " ".join(each.get_text(" ").split()) for each in html.select(".enterprise-criteria li")
    ]


def record(client, page, language="sv"):
    return client.get(f"/api/v1/enterprises/{page.pk}?locale={language}").json()


def test_every_rule_has_criteria_and_plain_words():
    assert set(CRITERIA) == set(QUESTIONS) == set(MEANINGS) == set(ReservationRule)


def test_a_profile_that_claims_nothing_shows_nothing(client, page):
    assert "Underlag för reserverad upphandling" not in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("rule", "count", "words"),
    [
        ("lou-4-18", 2, "Minst 30 procent av dem som sysselsätts"),
        ("lou-19-25", 3, "Återinvesterar vinsten"),
        ("lou-19-25a", 3, "bestämmande inflytande"),
    ],
)
def test_a_claimed_rule_shows_what_the_law_asks_for(client, page, rule, count, words):
    lines = shown(client, claiming(page, rule))
    assert len(lines) == count
    assert any(words in line for line in lines)
    assert all(line.endswith("enligt företaget") for line in lines)


def test_the_register_of_idea_based_organisations_is_no_condition(client, page):
    claiming(page, "lou-19-25a")
    support(page, Criterion.REGISTER_19_25A, **CHECKED)
    assert "inte ett villkor" in shown(client, page)[-1]


@time_machine.travel("2026-11-23 12:00+01:00", tick=False)
def test_what_was_checked_says_how_when_and_until_when(client, page):
    claiming(page, "lou-4-18")
    support(page, Criterion.PURPOSE_4_18, **CHECKED)
    line = shown(client, page)[0]
    assert "kontrollerat i register" in line
    assert "webbplatsens granskare den 2 november 2026" in line
    assert "till och med den 2 november 2027" in line


@pytest.mark.indexed
@time_machine.travel("2027-11-03 12:00+01:00", tick=False)
def test_what_has_expired_is_only_stated_and_says_so(client, page):
    claiming(page, "lou-4-18")
    support(page, Criterion.PURPOSE_4_18, **CHECKED)
    line = shown(client, page)[0]
    assert "enligt företaget" in line
    assert "kontrollerat" not in line
    assert "gällde till och med den 2 november 2027" in line
    assert record(client, page)["reservations"][0]["criteria"][0]["support"] == "stated"


@time_machine.travel("2027-11-02 23:00+01:00", tick=False)
def test_the_last_day_still_holds(client, page):
    support(page, Criterion.SVB, **CHECKED)
    assert "kontrollerat i register" in shown(client, page)[0]


def test_the_best_support_of_a_criterion_is_shown(client, page):
    claiming(page, "lou-4-18")
    support(page, Criterion.SHARE_4_18)
    support(page, Criterion.SHARE_4_18, support="seen", checked_on=dt.date(2026, 11, 2))
    assert "handling visad" in shown(client, page)[1]


def test_the_legal_form_says_that_dividends_are_restricted(client, directory):
    page = make_enterprise(directory, legal_form="limited-company-svb")
    assert "(svb)" in shown(client, page)[0]


def test_a_certificate_is_shown_by_its_name(client, page):
    support(page, Criterion.CERTIFICATE, title="ISO 14001")
    assert shown(client, page) == ["ISO 14001 enligt företaget"]


@pytest.mark.indexed
def test_nobody_is_told_who_checked(client, page, admin_user):
    admin_user.first_name = "Granskarnamn"
    admin_user.save()
    support(page, Criterion.SVB, checked_by=admin_user, **CHECKED)
    assert "Granskarnamn" not in client.get(page.url).content.decode()
    assert "checked_by" not in record(client, page)["evidence"][0]


@pytest.mark.indexed
@time_machine.travel("2026-11-23 12:00+01:00", tick=False)
def test_the_api_tells_the_same(client, page, django_assert_max_num_queries):
    claiming(page, "lou-4-18", "lou-19-25a")
    support(page, Criterion.SHARE_4_18, **CHECKED)
    support(page, Criterion.CERTIFICATE, title="ISO 14001", statement="Sedan 2020.")
    with django_assert_max_num_queries(12):
        told = record(client, page)
    assert told["reservations"][0]["criteria"][1] == {
        "criterion": "4-18-share",
        "label": "Minst 30 procent av dem som sysselsätts tillhör gruppen",
        "is_condition": True,
        "support": "register",
        "statement": "",
        "checked_on": "2026-11-02",
        "valid_until": "2027-11-02",
        "link": "https://register.example.org/7",
    }
    assert [row["label"] for row in told["evidence"]] == ["ISO 14001"]


@pytest.mark.indexed
def test_an_unsafe_address_is_no_link(client, page):
    support(page, Criterion.SVB, support="register", link="javascript:alert(1)")
    assert record(client, page)["evidence"][0]["link"] is None


def test_the_english_profile_says_it_in_english(client, page):
    english = make_english(claiming(page, "lou-4-18"), title="Blank Panes")
    assert shown(client, english)[0].endswith("stated by the enterprise")
