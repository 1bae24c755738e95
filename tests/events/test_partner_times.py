"""When the activities of a partner take place, however its calendar says it."""

import datetime as dt

import pytest

from tests.partner_calendars import event, only, starts, taken

ZONE = """BEGIN:VTIMEZONE
TZID:Kommunens tid
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
""".replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("start", "ours"),
    [
        ("20270201T120000Z", "2027-02-01 13:00"),
        ("20270701T120000Z", "2027-07-01 14:00"),
        ("20270201T130000", "2027-02-01 13:00"),
        (";TZID=Europe/Stockholm:20270201T130000", "2027-02-01 13:00"),
        (";TZID=Europe/Helsinki:20270201T130000", "2027-02-01 12:00"),
        (";TZID=W. Europe Standard Time:20270201T130000", "2027-02-01 13:00"),
        (";TZID=GMT Standard Time:20270201T130000", "2027-02-01 14:00"),
        (';TZID="FLE Standard Time":20270201T130000', "2027-02-01 12:00"),
        (";TZID=/mozilla.org/20070129_1/Europe/Helsinki:20270201T130000", "2027-02-01 12:00"),
        (";TZID=Kommunens tid:20270201T130000", "2027-02-01 12:00"),
        (";TZID=Kommunens tid:20270701T130000", "2027-07-01 12:00"),
        (";TZID=Ingenstans:20270201T130000", "2027-02-01 13:00"),
        (";TZID=../../etc/passwd:20270201T130000", "2027-02-01 13:00"),
    ],
    ids=[
        "UTC in winter",
        "UTC in summer",
        "no zone",
        "our zone without a definition",
        "another zone",
        "a name of Windows",
        "another name of Windows",
        "a name of Windows in quotes",
        "a name with a sender before it",
        "a zone of its own in winter",
        "a zone of its own in summer",
        "an unknown zone",
        "a path",
    ],
)
def test_a_time_is_read_in_its_own_zone(start, ours):
    assert starts(ZONE, event(start=start)) == [ours]


def test_a_time_without_a_zone_is_meant_by_the_clocks_of_the_calendar():
    head = "X-WR-TIMEZONE:Europe/Helsinki\r\n"
    assert starts(head, event(start="20270201T130000")) == ["2027-02-01 12:00"]


def test_a_weekly_activity_in_utc_follows_the_clocks_of_its_calendar_over_the_change():
    head = "X-WR-TIMEZONE:Europe/Stockholm\r\n"
    weekly = event(start="20270322T120000Z", rrule="FREQ=WEEKLY;COUNT=2")
    assert starts(head, weekly) == ["2027-03-22 13:00", "2027-03-29 13:00"]


def test_a_weekly_activity_keeps_its_hour_when_the_clocks_change():
    weekly = event(
        start=";TZID=Europe/Stockholm:20271025T130000",
        rrule="FREQ=WEEKLY;COUNT=2",
    )
    later = event(
        start=";TZID=Europe/Stockholm:20271030T130000", rrule="FREQ=DAILY;COUNT=2", uid=2
    )
    assert starts(weekly, later) == [
        "2027-10-25 13:00",
        "2027-10-30 13:00",
        "2027-10-31 13:00",
        "2027-11-01 13:00",
    ]


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (["DTEND:20270201T150000"], "2027-02-01T14:00:00+00:00"),
        (["DURATION:PT90M"], "2027-02-01T13:30:00+00:00"),
        (["DURATION:P1DT1H"], "2027-02-02T13:00:00+00:00"),
        (["DTEND:20270203T150000"], "2027-02-03T14:00:00+00:00"),
        ([], None),
        (["DTEND:20270201T110000"], None),
        (["DTEND:20270201T130000"], None),
    ],
    ids=["end", "length", "length over night", "days later", "none", "before", "at once"],
)
def test_the_end_is_read_as_it_is_given(lines, ends):
    assert only(event(*lines)).ends == ends


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        ([], "2027-02-01T23:00:00+00:00"),
        (["DTEND;VALUE=DATE:20270202"], "2027-02-01T23:00:00+00:00"),
        (["DTEND;VALUE=DATE:20270204"], "2027-02-03T23:00:00+00:00"),
        (["DTEND;VALUE=DATE:20270201"], "2027-02-01T23:00:00+00:00"),
        (["DURATION:P2D"], "2027-02-02T23:00:00+00:00"),
    ],
    ids=["no end", "one day", "three days", "an end on the same day", "two days long"],
)
def test_whole_days_last_from_midnight_to_midnight_here(lines, until):
    activity = only(event(*lines, start=";VALUE=DATE:20270201"))
    assert (activity.is_all_day, activity.starts, activity.ends) == (
        True,
        "2027-01-31T23:00:00+00:00",
        until,
    )


@pytest.mark.parametrize(
    ("start", "end", "is_taken"),
    [
        ("20270103T120000", "20270103T235900", False),
        ("20270103T120000", "20270104T000100", True),
        ("20270104T080000", "20270104T090000", True),
        ("20280207T120000", "20280207T130000", True),
        ("20280209T120000", "20280209T130000", False),
        ("20250101T120000", "20270201T120000", False),
        ("99991231T235959", "99991231T235959", False),
        ("00010101T000000", "00010101T010000", False),
    ],
    ids=[
        "yesterday",
        "over midnight",
        "this morning",
        "in thirteen months",
        "later",
        "two years long",
        "the end of time",
        "the beginning of time",
    ],
)
def test_what_is_over_or_far_away_is_not_taken(start, end, is_taken):
    assert bool(taken(event(start=start, dtend=end)).activities) is is_taken


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (dt.datetime(2027, 1, 4, 22, 59, tzinfo=dt.UTC), 1),
        (dt.datetime(2027, 1, 4, 23, 1, tzinfo=dt.UTC), 0),
        (dt.datetime(2027, 1, 4, 0, 30, tzinfo=dt.UTC), 1),
    ],
    ids=["just before midnight", "just after midnight", "in the night"],
)
def test_the_day_turns_at_midnight_on_our_clocks(now, count):
    assert len(taken(event(start="20270104T180000"), now=now).activities) == count


def test_activities_stand_in_the_order_that_they_begin():
    later, sooner = event(start="20270301T130000", uid=1), event(start="20270202T130000", uid=2)
    assert starts(later, sooner) == ["2027-02-02 13:00", "2027-03-01 13:00"]
