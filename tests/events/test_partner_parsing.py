"""What is taken of an activity of a partner, and what is left where it was."""

import dataclasses
import json

import pytest

from events.ical_reader.errors import ReadingError
from tests.partner_calendars import event, ics, only, starts, taken

PERSONAL = """ORGANIZER;CN=Anna Andersson:mailto:anna@example.org
ATTENDEE;CN=Bo Berg;PARTSTAT=ACCEPTED:mailto:bo@example.org
CONTACT:Cia Carlsson\\, 070-000 00 00
COMMENT:Ring Dan
DESCRIPTION:Fråga efter Eva Ek\\, eva@example.org
ATTACH;VALUE=URI:https://example.org/deltagare.pdf
BEGIN:VALARM
ACTION:EMAIL
ATTENDEE:mailto:frida@example.org
SUMMARY:Påminnelse till Frida
TRIGGER:-PT1H
END:VALARM"""


def cause_of(*parts, **more):
    """Return why a calendar cannot be read."""
    with pytest.raises(ReadingError) as raised:
        taken(*parts, **more)
    return raised.value.cause


def test_name_place_and_address_are_taken():
    activity = only(
        event(summary="Idécafé\\, öppet", location="Örebro\\; sal 2", url="https://a.se/b")
    )
    assert (activity.title, activity.place, activity.url) == (
        "Idécafé, öppet",
        "Örebro; sal 2",
        "https://a.se/b",
    )


def test_nobody_who_arranges_or_comes_is_taken():
    told = json.dumps(dataclasses.asdict(only(event(*PERSONAL.split("\n")))))
    names = ["Anna", "Bo", "Cia", "Dan", "Eva", "Frida", "@example.org", "070"]
    assert not [name for name in names if name in told]
    assert "Id" in told


@pytest.mark.parametrize("kept", ["PRIVATE", "CONFIDENTIAL", "private"])
def test_what_the_partner_keeps_to_itself_is_not_taken(kept):
    assert taken(event(**{"class": kept})).activities == []
    assert len(taken(event(**{"class": "PUBLIC"})).activities) == 1


@pytest.mark.parametrize(
    ("location", "place", "is_online"),
    [
        ("Stora salen", "Stora salen", False),
        ("https://teams.microsoft.com/l/meetup-join/19%3a", "", True),
        ("Stora salen\\, https://zoom.us/j/123?pwd=hemligt", "Stora salen", False),
        ("", "", False),
    ],
    ids=["a room", "a link", "a room and a link", "nothing"],
)
def test_a_link_to_join_is_not_shown_as_a_place(location, place, is_online):
    activity = only(event(location=location))
    assert (activity.place, activity.is_online) == (place, is_online)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "https://example.org/ onclick=x",
        "https://example.org/" + "a" * 600,
        "mailto:anna@example.org",
        "JaVaScRiPt:alert(1)//https://example.org",
    ],
)
def test_only_addresses_on_the_web_are_taken(url):
    assert only(event(url=url)).url == ""


def test_texts_are_cut():
    activity = only(event(summary="a" * 5000, location="b" * 100_000))
    assert (len(activity.title), len(activity.place)) == (200, 200)


def test_a_cancelled_activity_says_so():
    assert only(event(status="CANCELLED")).is_cancelled
    assert not only(event(status="TENTATIVE")).is_cancelled


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (ics(event(summary="Åäö")), ""),
        (ics(event(summary="Åäö")), "iso-8859-1"),
        (b"\xef\xbb\xbf" + ics(event(summary="Åäö")), ""),
        (ics(event(summary="Åäö")).decode().encode("cp1252"), ""),
        (ics(event(summary="Åäö")).decode().encode("iso-8859-1"), "iso-8859-1"),
        (ics(event(summary="Åäö")).decode().encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + ics(event(summary="Åäö")).decode().encode("utf-16-be"), ""),
        (ics(event(summary="Åäö")).decode().encode("cp1252"), "rot13"),
    ],
    ids=[
        "utf-8",
        "utf-8 said to be latin-1",
        "with a signature",
        "cp1252",
        "latin-1",
        "utf-16",
        "utf-16 the other way",
        "a strange name",
    ],
)
def test_letters_are_right_in_whatever_encoding(body, charset):
    assert [each.title for each in taken(body, charset=charset).activities] == ["Åäö"]


def test_one_broken_letter_spoils_no_other():
    body = ics(event(summary="Åäö " * 20 + "X")).replace(b"X", b"\xff")
    assert taken(body).activities[0].title.startswith("Åäö Åäö")


def test_lines_broken_in_the_middle_of_a_letter_are_put_together():
    body = ics(event(summary="Träff")).replace("ä".encode(), b"\xc3\r\n \xa4")
    assert taken(body).activities[0].title == "Träff"


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"], ids=["unix", "old mac", "standard"])
def test_lines_may_end_in_any_way(ending):
    body = ics(event(location="Sal")).replace(b"\r\n", ending.encode())
    assert taken(body).activities[0].place == "Sal"


@pytest.mark.parametrize(
    "broken",
    [
        event(start=None),
        event(start="igår"),
        event(start=";VALUE=TIME:120000"),
        event(start=f";TZID={'A' * 270}:20270202T130000"),
        event(rrule="FREQ=IBLAND"),
        event(rrule="COUNT=3"),
        event(duration="länge"),
        event(summary=""),
        event("\x00\x01:;;;=,", ":", ";", "DTEND;;:", start="2027"),
        "BEGIN:VEVENT\r\nSUMMARY:Tar aldrig slut\r\n",
    ],
    ids=[
        "no start",
        "no date",
        "no day",
        "a long zone",
        "no rule",
        "half a rule",
        "no length",
        "no name",
        "nonsense",
        "no end",
    ],
)
def test_a_broken_activity_is_left_out_and_counted_and_spoils_no_other(broken):
    found = taken(event(uid="före"), broken.replace("1@example.org", "trasig"), event(uid="efter"))
    assert len([each for each in found.activities if each.title == "Idécafé"]) >= 2
    assert found.left_out


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:",
        "RRULE: ",
        "RRULE:FREQ=",
        "RRULE;X=1:;",
        "EXDATE:",
        "EXDATE;TZID=Europe/Stockholm:",
        "RDATE:,",
        "DTEND:",
        "DURATION:",
        "RECURRENCE-ID:",
        "SEQUENCE:",
        "STATUS:",
    ],
)
def test_a_line_in_which_nothing_stands_costs_nothing(line):
    found = taken(event(line), event(line, uid="2", start="20270301T130000"))
    assert (len(found.activities), found.left_out) == (2, [])


def test_a_start_in_which_nothing_stands_gives_way_to_the_next():
    assert only(event("DTSTART;TZID=:20270203T130000", start=";;;:")).starts[:10] == "2027-02-03"


def test_a_rule_and_a_list_of_dates_may_have_gaps():
    often = starts(event("EXDATE:20270208T130000,", rrule="FREQ=WEEKLY;;COUNT=3;BYDAY=;"))
    assert often == ["2027-02-01 13:00", "2027-02-15 13:00"]


def test_each_is_taken_where_a_program_gives_all_the_same_uid():
    days = [f"202702{day:02}T130000" for day in range(1, 20)]
    odd = event(uid="0", start="20270301T130000", rrule="FREQ=IBLAND")
    found = taken(*(event(uid="0", start=day) for day in days), odd)
    assert (len(found.activities), len(found.left_out)) == (19, 1)


def test_a_colon_is_part_of_a_name_and_of_a_uid():
    odd = event(summary="Fika 10:30\\, öppet", rrule="?")
    found = taken(event(uid="kurs:1"), event(uid="fika:1"), odd)
    assert len(found.activities) == 2
    assert [each.title for each in found.left_out] == ["Fika 10:30, öppet"]


def test_of_one_that_is_sent_twice_the_newest_is_taken():
    assert only(event(sequence=1, summary="Förr"), event(sequence=2)).title == "Idécafé"


def test_a_change_that_cannot_be_read_costs_only_itself():
    series = event(rrule="FREQ=WEEKLY;COUNT=3")
    changed = event(recurrence_id="20270208T130000", start="20270209T130000")
    odd = event("RDATE:när som helst", recurrence_id="20270215T130000", start="20270216T130000")
    found = taken(series, odd, changed)
    assert [each.starts[8:10] for each in found.activities] == ["01", "09", "15"]
    assert [each.why for each in found.left_out] == ["odd_line"]


@pytest.mark.parametrize(
    ("broken", "why", "line"),
    [
        (event(start=None), "no_start", ""),
        (event(summary=""), "unnamed", ""),
        (event(rrule="FREQ=IBLAND"), "odd_line", "RRULE:FREQ=IBLAND"),
        (event(rrule="FREQ=SECONDLY"), "too_often", ""),
        (event(dtend="20290101T000000"), "too_long", ""),
        ("BEGIN:VEVENT\r\nSUMMARY:Idécafé\r\nDTSTART:20270201T1\r\n", "unfinished", ""),
    ],
)
def test_what_is_left_out_is_named_with_the_reason(broken, why, line):
    (left_out,) = taken(broken).left_out
    assert (left_out.why, left_out.line) == (why, line)


def test_lines_that_mean_nothing_are_passed_by():
    assert only(event("X-STRANGE;A=B:c", "utan kolon")).title == "Idécafé"


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"", "not_calendar"),
        (b" \r\n", "not_calendar"),
        (b"<!doctype html><title>Kalender</title>", "web_page"),
        (b"\xef\xbb\xbf\n<html><body>BEGIN:VCALENDAR", "truncated"),
        (b'{"events": []}', "not_calendar"),
        (b"\x1f\x8b\x08\x00", "not_calendar"),
        (b"\x00" * 1000, "not_calendar"),
        (ics(event())[:-30], "truncated"),
        (ics(event())[:-20], "truncated"),
        (b"BEGIN:VCALENDAR\r\n", "truncated"),
    ],
    ids=[
        "nothing",
        "blanks",
        "a web page",
        "a page that shows one",
        "json",
        "gzip",
        "zeros",
        "cut",
        "almost whole",
        "only begun",
    ],
)
def test_what_is_no_whole_calendar_is_refused(body, cause):
    assert cause_of(body) == cause


def test_an_empty_calendar_is_a_calendar():
    assert taken().activities == []


def test_several_calendars_in_one_file_are_read():
    body = ics(event(uid=1)) + ics(event(uid=2))
    assert len(taken(body).activities) == 2


def test_tasks_and_other_things_are_passed_by():
    task = event(uid=2).replace("VEVENT", "VTODO")
    assert len(taken(task, event()).activities) == 1
