"""The public API tells how something may be bought, as the page does."""

import datetime as dt

import pytest

from enterprises.models import Offer, ReservationClaim
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db
ROUTES = "/api/v1/purchase-routes"


@pytest.fixture
def ask(client):
    def answer(**asked):
        return client.get(ROUTES, asked)

    return answer


@pytest.mark.parametrize(
    ("cpv", "authority", "date", "direct", "threshold"),
    [
        ("90911300", "sub-central", "2025-06-01", "no", "no"),
        ("90911300", "central", "2025-06-01", "no", "no"),
        ("90911300", "sub-central", "2026-06-01", "no", "no"),
        ("55520000", "sub-central", "2025-06-01", "yes", "no"),
        ("55520000-1", "other", "2026-06-01", "yes", "no"),
        ("55520000", "sub-central", "2028-06-01", "unknown", "unknown"),
        ("55520000", "utilities", "2026-06-01", "unknown", "unknown"),
        ("90911300", "sub-central", "2021-06-01", "unknown", "unknown"),
    ],
)
def test_the_golden_cases(ask, cpv, authority, date, direct, threshold):
    told = ask(cpv=cpv, value="900000", authority=authority, date=date).json()
    assert (told["direct_award"]["answer"], told["threshold"]["answer"]) == (direct, threshold)
    assert (told["date"], told["authority"]) == (date, authority)


def test_the_whole_answer_in_the_language_asked_for(ask, directory):
    page = make_enterprise(directory, title="Noras kök")
    Offer.objects.create(page=page, name="Buffé", cpv="55520000", locale=page.locale)
    ReservationClaim.objects.create(page=page, rule="lou-4-18", locale=page.locale)
    asked = {"cpv": "55520000", "value": "900 000 kr", "date": "2025-06-01"}
    swedish, english = ask(**asked).json(), ask(**asked, locale="en").json()
    assert swedish["service"] == {
        "cpv": "55520000",
        "name": "Catering",
        "nature": "services",
        "annex_2": "yes",
    }
    assert swedish["value"] == 900_000
    assert swedish["direct_award"]["limit"] == 8_109_450
    assert swedish["direct_award"]["rules"][0]["paragraph"] == "LOU 19 a kap. 2 §"
    (path,) = swedish["paths"]
    assert (path["code"], path["law"]["paragraph"]) == ("direct-award", "LOU 19 a kap.")
    duties = {task["code"]: task for task in path["tasks"]}
    assert duties["documentation"]["answer"] == duties["after-notice"]["answer"] == "yes"
    assert duties["standstill"]["answer"] == "no"
    assert duties["documentation"]["rule"]["value"] == 100_000
    assert duties["documentation"]["rule"]["source_url"].startswith("https://")
    reserved = {each["code"]: each["answer"] for each in swedish["reservations"]}
    assert reserved == {"lou-4-18": "yes", "lou-19-25": "no", "lou-19-25a": "no"}
    (supplier,) = swedish["enterprises"]["items"]
    assert (supplier["id"], supplier["reservations"]) == (page.pk, ["lou-4-18"])
    assert "inte juridisk" in swedish["disclaimer"]
    assert "not legal advice" in english["disclaimer"]
    assert english["paths"][0]["law"]["paragraph"] == "LOU chapter 19 a"
    assert english["url"].split("?")[0].endswith("/en/procurement/how-to-buy/")


def test_an_unknown_amount_is_none_and_has_its_note(ask):
    told = ask(cpv="55520000", value="900000", date="2026-06-01").json()
    assert told["threshold"]["limit"] is None
    assert told["threshold"]["limit_eur"] == 750_000
    assert told["threshold"]["rules"][0]["checked_on"] is None
    note = next(each for each in told["notes"] if each["code"] == "amount-in-euro")
    assert note["url"].startswith("https://www.upphandlingsmyndigheten.se/")


def test_today_and_a_municipality_are_meant_where_nothing_is_said(ask):
    told = ask(service="catering", value="900000").json()
    assert told["date"] == dt.date.today().isoformat()
    assert (told["authority"], told["locale"]) == ("sub-central", "sv")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({}, "cpv"),
        ({"cpv": "55520000"}, "value"),
        ({"value": "5"}, "cpv"),
        ({"cpv": "5552", "value": "5"}, "cpv"),
        ({"cpv": "00000000", "value": "5"}, "cpv"),
        ({"cpv": "55520000", "value": "x"}, "value"),
        ({"cpv": "55520000", "value": "-1"}, "value"),
        ({"cpv": "55520000", "value": "0"}, "value"),
        ({"cpv": "55520000", "value": "5", "authority": "king"}, "authority"),
        ({"cpv": "55520000", "value": "5", "date": "2026-13-01"}, "date"),
        ({"cpv": "55520000", "value": "5", "locale": "de"}, "locale"),
        ({"cpv": "55520000", "value": "5", "limit": "3"}, "limit"),
        ({"cpv": ["55520000", "90911300"], "value": "5"}, "cpv"),
        ({"service": "xyzzy", "value": "5"}, "service"),
        ({"service": "städa", "value": "5"}, "service"),
    ],
)
def test_a_bad_question_is_a_problem_that_names_the_parameter(ask, asked, name):
    answer = ask(**asked)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert name in [fault["parameter"] for fault in answer.json()["errors"]]


def test_words_that_fit_several_services_are_answered_with_their_codes(ask):
    detail = ask(service="städa", value="5", locale="en").json()["detail"]
    assert "The words fit several services" in detail
    assert "90910000" in detail
