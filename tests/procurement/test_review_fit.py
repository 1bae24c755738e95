"""Could a notice fit social enterprises? Reasons with weights; what is unknown is never a no."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from enterprises.models import CategoryCode
from procurement.enums import Reserved
from procurement.models import FitSettings, Notice
from procurement.review.fit import PREFETCHED, Suggestion, judge, judge_all
from procurement.review.offers import Offers, is_same
from procurement.review.reasons import Answer
from tests.factories import make_category, make_enterprise, make_notice

pytestmark = pytest.mark.django_db
CLEANING, CARE, ROADS = "90910000", "85312000", "45233000"


def fit_of(notice, offers=None, **settings):
    return judge(notice, FitSettings(**settings), offers or Offers({CLEANING: {1, 2}}))


def answers(fit):
    return {reason.code: reason.answer for reason in fit.reasons}


def test_a_notice_that_tells_nothing_is_maybe_and_all_of_it_is_unknown():
    fit = fit_of(make_notice())
    assert fit.suggestion == Suggestion.MAYBE
    assert set(answers(fit).values()) == {Answer.UNKNOWN}
    assert (fit.points, len(fit.unknown)) == (0, 9)


YES = {
    "reserved": {"reserved": Reserved.WORKSHOPS, "reserved_scope": "all"},
    "execution": {"reserved_execution": "yes"},
    "objectives": {"social_objectives": ["opp"]},
    "sold_here": {"codes": ["90919300"]},
    "place": {"places": ["Nora"]},
    "value": {"value": Decimal("2000000"), "currency": "SEK"},
    "lots": {"lots": [{"value": 900_000, "currency": "SEK"}, {"value": 9_000_000}]},
    "smes": {"suits_smes": True},
    "social_services": {"codes": [CARE]},
}
NO = {
    "reserved": {"reserved_scope": "none"},
    "execution": {"reserved_execution": "no"},
    "sold_here": {"codes": [ROADS]},
    "place": {"in_county": "no"},
    "value": {"value": Decimal("2000000.01"), "currency": "SEK"},
    "lots": {"lots": [{"value": 5_000_000}, {"value": 9_000_000}]},
    "smes": {"suits_smes": False},
    "social_services": {"codes": [CLEANING]},
}
UNKNOWN = {
    "execution": {"reserved_execution": "not-known"},
    "value": {"value": Decimal("100"), "currency": "EUR"},
    "lots": {"lots": [{"title": "Norr"}, {"title": "Söder"}]},
}


@pytest.mark.parametrize("code", YES)
def test_each_reason_speaks_for_it_and_adds_its_weight(code):
    fit = fit_of(make_notice(**YES[code]))
    reason = next(each for each in fit.reasons if each.code == code)
    assert (reason.answer, reason.points) == (Answer.YES, reason.weight)
    assert reason.sentence.endswith(".")


@pytest.mark.parametrize("code", NO)
def test_each_reason_says_when_the_notice_tells_otherwise(code):
    assert answers(fit_of(make_notice(**NO[code])))[code] == Answer.NO


@pytest.mark.parametrize("code", UNKNOWN)
def test_what_cannot_be_compared_is_unknown(code):
    assert answers(fit_of(make_notice(**UNKNOWN[code])))[code] == Answer.UNKNOWN


@pytest.mark.parametrize("code", YES)
def test_a_reason_can_be_switched_off_or_weighed_otherwise(code):
    notice = make_notice(**YES[code])
    assert code not in answers(fit_of(notice, **{f"uses_{code}": False}))
    heavy = fit_of(notice, **{f"weight_{code}": 20})
    assert heavy.suggestion == Suggestion.YES


@pytest.mark.parametrize(
    ("fields", "suggestion"),
    [
        ({"reserved": Reserved.IDEA_BASED}, Suggestion.YES),
        ({"codes": [CLEANING], "in_county": "yes"}, Suggestion.YES),
        ({"in_county": "yes"}, Suggestion.MAYBE),
        ({"in_county": "possible", "codes": [CLEANING]}, Suggestion.MAYBE),
        ({"in_county": "no", "codes": [CLEANING]}, Suggestion.NO),
        ({"in_county": "no", "reserved": Reserved.WORKSHOPS}, Suggestion.MAYBE),
        (
            {"in_county": "yes", "reserved_scope": "none", "reserved_execution": "no"}
            | {"codes": [ROADS], "value": 9_000_000, "suits_smes": False, "lots": [{}]},
            Suggestion.MAYBE,  # a social aim may be there, though the notice names none
        ),
        (
            {"in_county": "possible", "reserved_scope": "none", "reserved_execution": "no"}
            | {"codes": [ROADS], "value": 9_000_000, "suits_smes": False, "lots": [{}]},
            Suggestion.MAYBE,
        ),
    ],
)
def test_the_sum_gives_the_suggestion(fields, suggestion):
    assert fit_of(make_notice(**fields)).suggestion == suggestion


def test_it_is_no_when_what_is_unknown_could_not_help():
    fields = {"in_county": "yes", "reserved_scope": "none", "reserved_execution": "no"}
    fields |= {"codes": [ROADS], "value": 9_000_000, "suits_smes": False, "lots": [{}]}
    fit = fit_of(make_notice(**fields), uses_objectives=False)
    assert (fit.suggestion, fit.points, fit.most) == (Suggestion.NO, 2, 2)


def test_the_reasons_speak_the_language_of_the_reader():
    notice = make_notice(value=900_000, currency="SEK", codes=[CLEANING])
    with translation.override("sv"):
        swedish = {reason.code: reason.sentence for reason in fit_of(notice).reasons}
    with translation.override("en"):
        english = {reason.code: reason.sentence for reason in fit_of(notice).reasons}
    assert swedish["sold_here"] == "2 företag i katalogen säljer det här."
    assert english["sold_here"] == "2 enterprises in the directory sell this."
    assert "900\u00a0000\u00a0kronor" in swedish["value"]
    assert "SEK\u00a0900,000" in english["value"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("90910000", "90919300", True),
        ("90919300", "90910000", True),
        ("90900000", "90910000", True),
        ("90910000", "90920000", False),
        ("90000000", "90910000", False),
        ("85000000", "85312000", False),
    ],
)
def test_codes_are_compared_by_what_they_name(one, other, same):
    assert is_same(one, other) is same


def test_only_what_listed_enterprises_sell_counts(directory):
    category = make_category("prov-stad")
    CategoryCode.objects.create(category=category, code=CLEANING)
    make_enterprise(directory, categories=[category])
    make_enterprise(directory, categories=[category], paused_on=dt.date(2026, 1, 1))
    make_enterprise(directory, categories=[category], live=False)
    assert Offers.load().count(["90919300"]) == 1
    assert Offers.load().count([ROADS]) == 0


def test_a_directory_without_codes_says_that_it_does_not_know():
    fit = fit_of(make_notice(codes=[CLEANING]), offers=Offers({}))
    assert answers(fit)["sold_here"] == Answer.UNKNOWN


def test_many_notices_take_as_many_questions_as_one(django_assert_num_queries):
    FitSettings.load()
    for _each in range(12):
        make_notice(codes=[CLEANING], places=["Nora"], lots=[{}, {}])
    with django_assert_num_queries(6):
        judge_all(list(Notice.objects.prefetch_related(*PREFETCHED)))


def test_an_editor_changes_the_weights_in_the_settings(admin_client):
    address = "/admin/settings/procurement/fitsettings/"
    page = admin_client.get(address, follow=True)
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value is not False}
    sent |= {"weight_reserved": "7", "uses_smes": ""}
    answer = admin_client.post(page.redirect_chain[-1][0], sent)
    assert answer.status_code == 302
    settings = FitSettings.load()
    assert (settings.weight("reserved"), settings.weight("smes")) == (7, 0)
    wrong = admin_client.post(page.redirect_chain[-1][0], {**sent, "maybe_from": "9"})
    assert wrong.context["form"].errors.keys() == {"maybe_from"}
