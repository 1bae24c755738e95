"""A calendar that was made to do harm costs some seconds at most, and harms nothing."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.ical_reader import limits
from events.ical_reader.errors import CAUSES, ReadingError
from tests.partner_calendars import event, ics, taken

SECONDS = 6  # of the processor; the tests share the machine
BILLION = 10**9
EVERY_SECOND = ",".join(str(number) for number in range(60))


@pytest.fixture(autouse=True)
def _in_time():
    """Fail when a test costs more of the processor than a night's reading could spare."""
    before = time.process_time()
    yield
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        f"FREQ=SECONDLY;COUNT={BILLION}",
        f"FREQ=MINUTELY;INTERVAL={BILLION}",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        f"FREQ=DAILY;BYHOUR=1,2;BYSECOND={EVERY_SECOND}",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=-1;INTERVAL=-1",
        "FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=366",
        f"FREQ=DAILY;COUNT={'9' * 250}",
        f"FREQ=YEARLY;BYYEARDAY={','.join(map(str, range(-366, 367)))}",
    ],
)
def test_what_would_never_end_is_left_out(rule):
    found = taken(event(rrule=rule, uid="hostile"), event())
    assert [each.starts for each in found.activities].count("2027-02-01T12:00:00+00:00") >= 1
    assert len(found.activities) <= 500


@pytest.mark.parametrize(
    "rule",
    [
        f"FREQ=DAILY;COUNT={BILLION}",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        f"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT={BILLION}",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
    ],
)
def test_a_rule_without_measure_gives_no_more_than_its_days(rule):
    assert 1 <= len(taken(event(rrule=rule)).activities) <= limits.DAYS_AHEAD


def test_a_series_from_the_beginning_of_time_is_left_out():
    found = taken(event(start="00010101T120000", rrule="FREQ=DAILY"), event(uid=2))
    assert (len(found.activities), len(found.left_out)) == (1, 1)


@pytest.mark.parametrize("name", ["RDATE", "EXDATE"])
def test_a_flood_of_dates_is_left_out(name):
    dates = ",".join(f"202702{day:02}T{hour:02}0000" for day in range(1, 29) for hour in range(24))
    assert len(taken(event(f"{name}:{dates}")).left_out) == 1
    assert len(taken(event(*[f"{name}:20270203T120000"] * 5000)).left_out) == 1
    assert len(taken(event(f"{name}:" + "20270203T120000," * 50_000)).left_out) == 1


def test_a_flood_of_rules_is_left_out():
    assert len(taken(event(*["RRULE:FREQ=DAILY"] * 100)).left_out) == 1


def test_many_endless_series_together_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS_TO_READ", 2.0)
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (2.0,))
    old = {"start": "00010101T120000", "rrule": "FREQ=DAILY"}
    endless = [event(uid=number, **old) for number in range(50)]
    with pytest.raises(ReadingError) as raised:
        taken(*endless)
    assert raised.value.cause == "heavy"


def test_no_more_activities_are_taken_than_anybody_can_look_through():
    found = taken(*[event(uid=number, rrule="FREQ=DAILY") for number in range(5)])
    assert len(found.activities) == limits.MOST_ACTIVITIES
    assert found.left_out


def test_of_too_many_activities_the_first_are_read(monkeypatch):
    monkeypatch.setattr(limits, "MOST_EVENTS", 20)
    found = taken(*[event(uid=number) for number in range(25)])
    assert (len(found.activities), len(found.left_out)) == (20, 5)


@pytest.mark.parametrize(
    "zone",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RDATE:" + "20270203T120000," * 9000,
        "TZOFFSETTO:+9999\r\nTZOFFSETFROM:-9999",
        "\r\n".join(["BEGIN:STANDARD", "END:STANDARD"] * 5000),
    ],
    ids=["every second", "never", "a flood", "beyond the day", "a thousand parts"],
)
def test_a_hostile_zone_harms_nothing(zone):
    text = (
        "BEGIN:VTIMEZONE\r\nTZID:Ond\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\n"
        f"{zone}\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    found = taken(text, event(start=";TZID=Ond:20270201T120000"), event(uid=2))
    assert len(found.activities) + len(found.left_out) == 2


@pytest.mark.parametrize(
    "body",
    [
        ics("BEGIN:X\r\n" * 200_000),
        ics("BEGIN:VEVENT\r\n" * 200_000),
        ics(*["BEGIN:VALARM\r\nEND:VEVENT\r\n"] * 100_000),
        ics(event("X-A:" + "å" * 1_000_000)),
        ics("A" * 1_000_000 + "\r\n"),
        ics("\r\n " * 300_000),
        ics(event(summary='"' * 100_000)),
        ics(event(f"DTSTART;{'A=B;' * 50}TZID=x:20270201T120000")),
        b"BEGIN:VCALENDAR\r\n" + b"\x00\xff\xfe" * 300_000 + b"\r\nEND:VCALENDAR",
    ],
    ids=[
        "boxes",
        "beginnings",
        "ends",
        "a long line",
        "no lines",
        "folds",
        "quotes",
        "parameters",
        "noise",
    ],
)
def test_a_calendar_out_of_all_shape_is_read_in_time(body):
    assert len(taken(body).activities) <= 1


WHOLE = ics(
    "X-WR-TIMEZONE:Europe/Stockholm\r\n",
    event(start=";TZID=Europe/Stockholm:20270201T130000", rrule="FREQ=WEEKLY;COUNT=4"),
    event("EXDATE:20270202T130000", "RDATE:20270203T130000", uid=2, duration="PT1H"),
    event("RECURRENCE-ID;RANGE=THISANDFUTURE:20270208T120000Z", status="CANCELLED"),
    event(uid=3, start=";VALUE=DATE:20270201", dtend="20270203", location="Örebro"),
)
PIECES = [
    b":",
    b";",
    b",",
    b"=",
    b"\r\n",
    b"\r\n ",
    b'"',
    b"\\",
    b"\x00",
    b"\xff",
    b"-",
    b"9" * 30,
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"RRULE:FREQ=SECONDLY\r\n",
    b"TZID=",
    b"VALUE=DATE",
    b"INTERVAL=0",
    b"BYDAY=-53SU",
    b"P9999999W",
    b"99991231",
    b"00000000",
    b"\xe2\x80\xae",
]
CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(WHOLE)),
        st.integers(0, 40),
        st.sampled_from(PIECES) | st.binary(max_size=6) | st.just(None),
    ),
    min_size=1,
    max_size=12,
)


def mangled(changes):
    """Return a calendar with some bytes put in, lost, replaced or doubled."""
    body = bytearray(WHOLE)
    for place, length, piece in changes:
        doubled = body[place : place + length] * 2
        body[place : place + length] = doubled if piece is None else piece
    return bytes(body)


@settings(derandomize=True, max_examples=400, deadline=4000, database=None)
@given(changes=CHANGES)
def test_bytes_at_random_never_raise_anything_else(changes):
    try:
        found = taken(mangled(changes))
    except ReadingError as error:
        assert error.cause in CAUSES
    else:
        assert len(found.activities) <= limits.MOST_ACTIVITIES


@settings(derandomize=True, max_examples=200, deadline=4000, database=None)
@given(noise=st.binary(max_size=400))
def test_noise_is_a_calendar_or_is_refused(noise):
    try:
        taken(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + noise + b"\r\nEND:VCALENDAR")
    except ReadingError as error:
        assert error.cause in CAUSES


def test_an_odd_change_among_hundreds_costs_only_itself():
    days = [dt.date(2027, 2, 1) + dt.timedelta(days=number) for number in range(300)]
    changed = [
        event(recurrence_id=f"{day:%Y%m%d}T130000", start=f"{day:%Y%m%d}T140000") for day in days
    ]
    changed[7] = changed[7].replace("END:VEVENT", "RDATE:när som helst\r\nEND:VEVENT")
    found = taken(event(rrule="FREQ=DAILY;COUNT=300"), *changed)
    assert (len(found.activities), len(found.left_out)) == (300, 1)
