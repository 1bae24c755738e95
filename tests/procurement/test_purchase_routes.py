"""Which ways there are to buy: golden cases, each limit and its borders, by the day's rules."""

import datetime as dt
from decimal import Decimal

import pytest

from procurement.models import BuyingRule
from procurement.purchase_routes.first_rules import make_first_rules
from procurement.purchase_routes.routes import Authority, Question, Route
from procurement.purchase_routes.vocabulary import Service

pytestmark = pytest.mark.django_db
IN_2025, IN_2026 = dt.date(2025, 6, 1), dt.date(2026, 6, 1)
WINDOWS, CATERING, PAINTING = "90911300", "55520000", "45442100"
REHABILITATION, TRAINING, SPORT = "85312500", "80500000", "92600000"
FURNITURE, DOMESTIC = "39100000", "98514000"
US, STATE = Authority.SUB_CENTRAL, Authority.CENTRAL


def route(cpv, value, authority=US, day=IN_2025):
    return Route(Question(Service(cpv), Decimal(value), authority, day))


def ways(found):
    return [path.way.value for path in found.paths]


def tasks(found, way=0):
    return {task.code: task.answer.value for task in found.paths[way].tasks}


@pytest.mark.parametrize("day", [IN_2025, IN_2026, dt.date(2024, 1, 1), dt.date(2027, 12, 31)])
@pytest.mark.parametrize("authority", [US, STATE, Authority.OTHER])
def test_window_cleaning_for_900_000_is_advertised_and_catering_may_be_bought(day, authority):
    assert route(WINDOWS, 900_000, authority, day).direct_award == "no"
    assert route(CATERING, 900_000, authority, day).direct_award == "yes"


@pytest.mark.parametrize(
    ("cpv", "value", "day", "direct"),
    [
        (WINDOWS, "699999", IN_2025, "yes"),
        (WINDOWS, "699999.99", IN_2025, "yes"),
        (WINDOWS, "700000", IN_2025, "no"),
        (WINDOWS, "700001", IN_2025, "no"),
        (WINDOWS, "699999", IN_2026, "yes"),
        (WINDOWS, "700000", IN_2026, "no"),
        (WINDOWS, "700001", IN_2026, "no"),
        (FURNITURE, "699999", IN_2026, "yes"),
        (FURNITURE, "700000", IN_2026, "no"),
        (PAINTING, "699999", IN_2025, "yes"),
        (PAINTING, "700000", IN_2025, "no"),
        (CATERING, "8109449", IN_2025, "yes"),
        (CATERING, "8109450", IN_2025, "no"),
        (CATERING, "8109451", IN_2025, "no"),
        (CATERING, "8109449", IN_2026, "unknown"),
        (CATERING, "8109451", IN_2026, "unknown"),
        (CATERING, "699999", IN_2026, "yes"),
        (CATERING, "20000000", IN_2026, "no"),
        (WINDOWS, "500000", dt.date(2030, 1, 1), "yes"),
        (CATERING, "500000", dt.date(2030, 1, 1), "yes"),
        (CATERING, "900000", dt.date(2030, 1, 1), "unknown"),
        (WINDOWS, "900000", dt.date(2023, 6, 1), "no"),
        (CATERING, "900000", dt.date(2023, 6, 1), "unknown"),
        (WINDOWS, "900000", dt.date(2022, 1, 31), "unknown"),
        (WINDOWS, "1", dt.date(1, 1, 1), "unknown"),
        (WINDOWS, "1", dt.date(9999, 12, 31), "yes"),
    ],
)
def test_the_limit_for_direct_award_and_its_borders(cpv, value, day, direct):
    assert route(cpv, value, US, day).direct_award == direct


@pytest.mark.parametrize(
    ("cpv", "value", "authority", "day", "reached"),
    [
        (WINDOWS, "2389584", US, IN_2025, "no"),
        (WINDOWS, "2389585", US, IN_2025, "yes"),
        (WINDOWS, "2389586", US, IN_2025, "yes"),
        (WINDOWS, "2389584", Authority.OTHER, IN_2025, "no"),
        (WINDOWS, "1546201", STATE, IN_2025, "no"),
        (WINDOWS, "1546202", STATE, IN_2025, "yes"),
        (WINDOWS, "1546203", STATE, IN_2025, "yes"),
        (WINDOWS, "1546202", US, IN_2025, "no"),
        (PAINTING, "59880178", US, IN_2025, "no"),
        (PAINTING, "59880179", STATE, IN_2025, "yes"),
        (PAINTING, "59880180", US, IN_2025, "yes"),
        (CATERING, "8109449", STATE, IN_2025, "no"),
        (CATERING, "8109450", US, IN_2025, "yes"),
        (WINDOWS, "900000", US, IN_2026, "no"),
        (WINDOWS, "2389585", US, IN_2026, "unknown"),
        (WINDOWS, "9000000", US, IN_2026, "yes"),
        (WINDOWS, "900000", STATE, IN_2026, "unknown"),
        (WINDOWS, "900000", US, dt.date(2028, 1, 1), "unknown"),
        (WINDOWS, "900000", US, dt.date(2023, 12, 31), "unknown"),
        (WINDOWS, "2389585", US, dt.date(2025, 12, 31), "yes"),
    ],
)
def test_the_eu_thresholds_and_their_borders(cpv, value, authority, day, reached):
    assert route(cpv, value, authority, day).reaches_threshold == reached


@pytest.mark.parametrize(
    ("cpv", "value", "day", "expected"),
    [
        (WINDOWS, 500_000, IN_2025, ["direct-award"]),
        (WINDOWS, 900_000, IN_2025, ["national"]),
        (WINDOWS, 900_000, IN_2026, ["national"]),
        (WINDOWS, 2_389_585, IN_2025, ["eu"]),
        (WINDOWS, 2_389_585, IN_2026, ["national", "eu"]),
        (CATERING, 900_000, IN_2026, ["direct-award"]),
        (CATERING, 8_109_450, IN_2025, ["annex-2"]),
        (CATERING, 8_109_450, IN_2026, ["direct-award", "annex-2"]),
        (WINDOWS, 900_000, dt.date(2020, 1, 1), []),
    ],
)
def test_which_law_and_chapter_apply(cpv, value, day, expected):
    found = route(cpv, value, US, day)
    assert ways(found) == expected
    assert all(path.law.paragraph for path in found.paths)


@pytest.mark.parametrize(
    ("cpv", "value", "documentation", "after_notice"),
    [
        (WINDOWS, "99999", "no", "no"),
        (WINDOWS, "100000", "no", "no"),
        (WINDOWS, "100000.01", "yes", "no"),
        (WINDOWS, "100001", "yes", "no"),
        (CATERING, "699999", "yes", "no"),
        (CATERING, "700000", "yes", "yes"),
        (CATERING, "700001", "yes", "yes"),
    ],
)
@pytest.mark.parametrize("day", [IN_2025, IN_2026])
def test_what_a_direct_award_asks_for(cpv, value, documentation, after_notice, day):
    found = tasks(route(cpv, value, US, day))
    assert found["documentation"] == documentation
    assert found["after-notice"] == after_notice
    assert found["publication"] == found["standstill"] == "no"
    assert found["guidelines"] == found["principles"] == found["counting"] == "yes"


@pytest.mark.parametrize(
    ("cpv", "value"), [(WINDOWS, 900_000), (WINDOWS, 3_000_000), (CATERING, 9_000_000)]
)
def test_what_is_advertised_has_a_standstill_documentation_and_a_result(cpv, value):
    assert set(tasks(route(cpv, value)).values()) == {"yes"}


def test_where_each_duty_stands_in_the_law():
    direct = route(CATERING, 900_000).paths[0]
    national, eu = route(WINDOWS, 900_000).paths[0], route(WINDOWS, 3_000_000).paths[0]
    where = [
        {task.code: task.rule.paragraph_sv for task in path.tasks}
        for path in (direct, national, eu)
    ]
    assert where[0]["documentation"] == "LOU 19 a kap. 11 §"
    assert where[0]["after-notice"] == "LOU 19 a kap. 13 och 14 §§"
    assert where[0]["guidelines"] == "LOU 19 a kap. 15 §"
    assert where[1]["publication"] == "LOU 19 kap. 6 och 8 §§"
    assert where[1]["documentation"] == "LOU 19 kap. 22 §"
    assert where[1]["standstill"] == where[2]["standstill"] == "LOU 20 kap. 1, 4 och 11 §§"
    assert where[2]["publication"] == "LOU 10 kap. 1 och 5 a §§"
    assert direct.law.paragraph_sv == "LOU 19 a kap."


@pytest.mark.parametrize(
    ("cpv", "day", "expected"),
    [
        (WINDOWS, IN_2026, ["yes", "no", "no"]),
        (CATERING, IN_2026, ["yes", "no", "no"]),
        (FURNITURE, IN_2026, ["yes", "no", "no"]),
        (PAINTING, IN_2026, ["yes", "no", "no"]),
        (REHABILITATION, IN_2026, ["yes", "yes", "yes"]),
        (TRAINING, IN_2026, ["yes", "no", "yes"]),
        (DOMESTIC, IN_2026, ["yes", "no", "yes"]),
        (SPORT, IN_2026, ["yes", "yes", "no"]),
        ("85323000", IN_2025, ["yes", "yes", "yes"]),
        ("85324000", IN_2025, ["yes", "no", "no"]),
        ("80110000", IN_2025, ["yes", "yes", "yes"]),
        (TRAINING, dt.date(2022, 12, 31), ["yes", "no", "unknown"]),
        (TRAINING, dt.date(2022, 1, 31), ["unknown"] * 3),
    ],
)
def test_which_reservations_are_open(cpv, day, expected):
    found = route(cpv, 900_000, US, day)
    assert [point.answer.value for point in found.reservations] == expected


def test_each_reservation_has_its_conditions_in_both_languages():
    for rule in BuyingRule.objects.filter(code__startswith="lou-"):
        swedish, english = rule.conditions_sv.splitlines(), rule.conditions_en.splitlines()
        assert len(swedish) == len(english) >= 4


@pytest.mark.parametrize(
    ("cpv", "annex_2", "is_doubtful"),
    [
        ("98341130", "no", True),
        ("98000000", "yes", False),
        ("98310000", "no", True),
        ("64120000", "no", True),
        ("64122000", "yes", False),
        (WINDOWS, "no", False),
        (CATERING, "yes", False),
        ("79995100", "yes", False),
        (PAINTING, "no", False),
        ("03111000", "no", False),
    ],
)
def test_annex_2_is_read_strictly(cpv, annex_2, is_doubtful):
    found = route(cpv, 900_000)
    assert (found.annex_2, found.is_annex_2_doubtful) == (annex_2, is_doubtful)


def test_another_act_is_not_guessed():
    found = route(CATERING, 900_000, Authority.UTILITIES)
    assert found.direct_award == found.reaches_threshold == "unknown"
    assert found.paths == []
    assert {point.answer for point in found.reservations} == {"unknown"}


def test_an_editor_changes_an_amount_without_a_deploy():
    old = BuyingRule.objects.get(code="threshold-annex-2", valid_from=dt.date(2026, 1, 1))
    old.value = Decimal(8_000_000)
    old.save()
    assert route(CATERING, 7_999_999, US, IN_2026).direct_award == "yes"
    assert route(CATERING, 8_000_000, US, IN_2026).direct_award == "no"
    make_first_rules()
    assert route(CATERING, 8_000_000, US, IN_2026).direct_award == "no"


def test_the_rule_that_began_last_holds_and_a_past_day_keeps_its_own():
    first = BuyingRule.objects.get(code="direct-award")
    later = BuyingRule.objects.get(pk=first.pk)
    later.pk, later.valid_from, later.value = None, dt.date(2027, 1, 1), Decimal(800_000)
    later.save()
    assert route(WINDOWS, 750_000, US, dt.date(2027, 1, 1)).direct_award == "yes"
    assert route(WINDOWS, 750_000, US, dt.date(2026, 12, 31)).direct_award == "no"


def test_without_any_rule_nothing_is_known():
    BuyingRule.objects.all().delete()
    found = route(WINDOWS, 900_000)
    assert (found.direct_award, found.paths) == ("unknown", [])


def test_the_first_rules_are_made_once_and_are_in_order():
    count = BuyingRule.objects.count()
    make_first_rules()
    assert BuyingRule.objects.count() == count
    for rule in BuyingRule.objects.all():
        rule.full_clean()
        assert rule.words_en and rule.paragraph_en and rule.source_url
