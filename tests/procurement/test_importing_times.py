import pytest

from procurement.importing.findings import Findings
from procurement.importing.times import deadline, in_utc, plain_date
from tests.procurement.tiny_notices import (
    DEADLINE,
    EXTENSION,
    TENDERS,
    first_lot,
    lot,
    notice,
    result,
)

REQUESTS = "ParticipationRequestReceptionPeriod"


@pytest.mark.parametrize(
    ("day", "clock", "read", "warnings"),
    [
        ("2026-03-16+01:00", "23:59:00+01:00", "2026-03-16T23:59:00+01:00", set()),
        ("2026-03-16+01:00", "23:59:00Z", "2026-03-16T23:59:00+00:00", set()),
        ("2026-03-16+03:00", "23:59:00", "2026-03-16T23:59:00+03:00", set()),
        ("2026-03-16Z", "", "2026-03-16T23:59:59+00:00", {"time_missing"}),
        ("2026-01-16", "12:00:00", "2026-01-16T12:00:00+01:00", {"offset_missing"}),
        ("2026-07-16", "", "2026-07-16T23:59:59+02:00", {"offset_missing", "time_missing"}),
        ("2026-07-16", "12:00:00.000-05:00", "2026-07-16T12:00:00-05:00", set()),
        ("2026-07-16Z", "24:00:00Z", "2026-07-17T00:00:00+00:00", set()),
        ("2026-02-30", "12:00:00Z", None, {"bad_deadline"}),
        ("16/3/2026", "12:00:00Z", None, {"bad_deadline"}),
        ("2026-03-16", "noon", None, {"bad_deadline"}),
        ("2026-03-16", "12:00:00+25:00", None, {"bad_deadline"}),
        ("9999-12-31", "23:59:59-12:00", None, {"bad_deadline"}),
        ("", "12:00:00Z", None, {"bad_deadline"}),
        ("", "", None, set()),
    ],
)
def test_a_deadline_keeps_the_offset_that_was_stated(day, clock, read, warnings):
    findings = Findings()
    assert deadline(day, clock, findings) == read
    assert findings.warnings == warnings


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2023-05-26Z", "2023-05-26"),
        ("2023-05-26+02:00", "2023-05-26"),
        ("2023-05-26", "2023-05-26"),
        ("20230526", None),
        ("2023-W10-1", None),
        ("2023-02-29", None),
    ],
)
def test_a_plain_date_drops_its_offset(text, read):
    findings = Findings()
    assert plain_date(text, findings) == read
    assert findings.warnings == (set() if read else {"bad_date"})


def test_times_are_compared_in_utc():
    assert in_utc("2026-07-01T00:30:00+02:00") == "2026-06-30T22:30:00Z"


def test_the_earliest_of_three_deadlines_counts_for_a_lot():
    def until(element):
        return DEADLINE.replace("cac:", "efac:").format(element, "2026-03-02Z", "12:00:00Z")

    process = EXTENSION.format(until("InterestExpressionReceptionPeriod"))
    process += DEADLINE.format(TENDERS, "2026-03-09Z", "12:00:00Z")
    process += DEADLINE.format(REQUESTS, "2026-03-02Z", "14:00:00+03:00")
    later = lot("LOT-0002", process=DEADLINE.format(TENDERS, "2026-04-01+02:00", "00:00:00+02:00"))
    read = notice(lots=lot(process=process) + later)
    assert read["lots"][0]["deadline_expressions"] == "2026-03-02T12:00:00+00:00"
    assert read["lots"][0]["deadline_requests"] == "2026-03-02T14:00:00+03:00"
    assert read["deadline_first"] == "2026-03-02T11:00:00Z"
    assert read["deadline_last"] == "2026-03-31T22:00:00Z"


def test_an_open_notice_without_a_deadline_says_so():
    assert result(lots=lot(process="<cbc:Note/>"))["warnings"] == ["no_deadline"]
    assert result(lots=lot(process="<cbc:Note/>"), form_type="planning")["warnings"] == []


def test_dispatch_time_and_period_of_a_lot():
    planned = """<cac:PlannedPeriod><cbc:StartDate>2026-06-01+02:00</cbc:StartDate>
        <cbc:EndDate>2026-13-01</cbc:EndDate>
        <cbc:DurationMeasure unitCode="MONTH">24</cbc:DurationMeasure></cac:PlannedPeriod>"""
    read = result(lots=lot(project=planned), issued="<cbc:IssueDate>2026-02-02Z</cbc:IssueDate>")
    assert read["warnings"] == ["bad_date", "time_missing"]
    assert read["notice"]["dispatched_at"] == "2026-02-02T23:59:59+00:00"
    found = read["notice"]["lots"][0]
    assert (found["start_date"], found["end_date"]) == ("2026-06-01", None)
    assert found["duration"] == {"value": 24, "unit": "MONTH"}
    assert first_lot()["duration"] is None


def test_a_future_notice_has_its_date():
    read = notice(top="<cbc:PlannedDate>2026-09-01+02:00</cbc:PlannedDate>")
    assert read["future_notice_date"] == "2026-09-01"
