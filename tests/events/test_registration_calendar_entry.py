"""The entry in a participant's own calendar, read by two parsers that are no kin."""

import datetime as dt
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from events.enums import Mode
from events.models import MeetingSettings
from events.registration.actions import cancel
from tests.factories import make_english
from tests.registrations import answer, letters, make_meeting

pytestmark = pytest.mark.django_db

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SUMMER = dt.datetime(2027, 6, 10, 13, tzinfo=STOCKHOLM)
WINTER = dt.datetime(2027, 12, 9, 13, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def event(calendar):
    return make_meeting(
        calendar,
        title="Träff; om städning, tvätt & Ö",
        summary="Vi går igenom upphandlingar. " * 8,
        starts_at=SUMMER,
        ends_at=SUMMER + 2 * HOUR,
        capacity_on_site=5,
    )


def parts(letter):
    return list(message_from_bytes(letter.message().as_bytes(), policy=policy.default).walk())


def part(letter):
    """Return the part of a mail that calendars act on."""
    (found,) = [each for each in parts(letter) if each.get_content_type() == "text/calendar"]
    return found


def file_of(letter):
    """Return the part of a mail that is a file."""
    (found,) = [each for each in parts(letter) if each.get_filename()]
    return found


def text(letter):
    return part(letter).get_content()


def by_icalendar(letter):
    calendar = icalendar.Calendar.from_ical(text(letter))
    (entry,) = calendar.walk("VEVENT")
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(entry["UID"]),
        "sequence": int(entry["SEQUENCE"]),
        "starts": entry.decoded("DTSTART"),
        "ends": entry.decoded("DTEND"),
        "summary": str(entry["SUMMARY"]),
        "status": str(entry["STATUS"]),
        "location": str(entry["LOCATION"]),
    }


def by_vobject(letter):
    calendar = vobject.readOne(text(letter))
    entry = calendar.vevent
    return {
        "method": calendar.method.value,
        "uid": entry.uid.value,
        "sequence": int(entry.sequence.value),
        "starts": entry.dtstart.value,
        "ends": entry.dtend.value,
        "summary": entry.summary.value,
        "status": entry.status.value,
        "location": entry.location.value,
    }


PARSERS = pytest.mark.parametrize("read", [by_icalendar, by_vobject])


@PARSERS
def test_who_gets_a_seat_gets_the_meeting(event, read):
    answer(event, "anna")
    entry = read(letters("anna")[0])
    assert (entry["method"], entry["status"]) == ("REQUEST", "CONFIRMED")
    assert entry["starts"].astimezone(dt.UTC) == SUMMER.astimezone(dt.UTC)
    assert entry["ends"] - entry["starts"] == 2 * HOUR
    assert entry["summary"] == "Träff; om städning, tvätt & Ö"
    assert entry["location"] == "Stora salen"


@PARSERS
def test_a_cancellation_is_of_the_same_entry_and_newer(event, read):
    row = answer(event, "anna")
    cancel(row)
    first, last = [read(letter) for letter in letters("anna")]
    assert first["uid"] == last["uid"]
    assert (last["method"], last["status"]) == ("CANCEL", "CANCELLED")
    assert last["sequence"] > first["sequence"]


@PARSERS
def test_every_change_is_of_the_same_entry_and_newer_than_the_one_before(event, read):
    row = answer(event, "anna")
    answer(event, "anna", "online")
    cancel(row)
    answer(event, "anna")
    entries = [read(letter) for letter in letters("anna")]
    assert [entry["method"] for entry in entries] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert len({entry["uid"] for entry in entries}) == 1
    numbers = [entry["sequence"] for entry in entries]
    assert numbers == sorted(set(numbers))


@PARSERS
@pytest.mark.parametrize(
    ("starts", "offset"),
    [
        (SUMMER, 2),
        (WINTER, 1),
        (dt.datetime(2027, 3, 27, 13, tzinfo=STOCKHOLM), 1),
        (dt.datetime(2027, 3, 28, 3, tzinfo=STOCKHOLM), 2),
        (dt.datetime(2027, 10, 31, 1, tzinfo=STOCKHOLM), 2),
        (dt.datetime(2027, 10, 31, 4, tzinfo=STOCKHOLM), 1),
        (dt.datetime(2041, 3, 31, 13, tzinfo=STOCKHOLM), 2),
    ],
    ids=["summer", "winter", "day before", "spring day", "autumn night", "autumn day", "2041"],
)
def test_the_clock_of_the_meeting_holds_in_summer_and_in_winter(calendar, read, starts, offset):
    event = make_meeting(calendar, starts_at=starts, ends_at=starts + HOUR)
    answer(event, "anna")
    entry = read(letters("anna")[0])
    assert entry["starts"].utcoffset() == offset * HOUR
    assert entry["starts"].replace(tzinfo=None) == starts.replace(tzinfo=None)


def test_the_time_zone_is_told_with_its_rules(event):
    answer(event, "anna")
    lines = text(letters("anna")[0]).splitlines()
    assert "DTSTART;TZID=Europe/Stockholm:20270610T130000" in lines
    assert {"BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "BEGIN:STANDARD"} <= set(lines)


def test_it_rings_an_hour_before(event):
    answer(event, "anna")
    entry = vobject.readOne(text(letters("anna")[0])).vevent
    assert entry.valarm.trigger.value == -HOUR


def test_no_line_is_longer_than_the_standard_allows(event):
    answer(event, "anna")
    raw = file_of(letters("anna")[0]).get_content()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_the_mail_says_to_mail_programs_what_it_is(event):
    answer(event, "anna")
    file = file_of(letters("anna")[0])
    assert part(letters("anna")[0]).get_param("method") == "REQUEST"
    assert (file.get_filename(), file.get_content_type()) == ("traff.ics", "application/ics")


def test_the_organiser_is_who_the_settings_name(event):
    settings = MeetingSettings.load()
    settings.email = "traffar@example.org"
    settings.save()
    answer(event, "anna")
    entry = vobject.readOne(text(letters("anna")[0])).vevent
    assert entry.organizer.value == "mailto:traffar@example.org"
    assert entry.attendee.value == "mailto:anna@example.org"
    assert entry.attendee.params["PARTSTAT"] == ["ACCEPTED"]


@pytest.mark.parametrize(("what", "has_link"), [("on_site", False), ("online", True)])
def test_the_link_to_the_meeting_goes_to_those_who_join_online(calendar, what, has_link):
    event = make_meeting(calendar, mode=Mode.HYBRID)
    answer(event, "anna", what)
    letter = letters("anna")[0]
    for said in (text(letter).replace("\r\n ", ""), letter.body):
        assert ("https://mote.example.org/rum" in said) is has_link


@pytest.mark.parametrize("state", ["waiting", "declined"])
def test_who_has_no_seat_gets_nothing_for_the_calendar_and_no_link(calendar, state):
    event = make_meeting(calendar, capacity_online=0)
    answer(event, "anna", "online" if state == "waiting" else "no")
    (letter,) = letters("anna")
    assert "text/calendar" not in letter.message().as_string()
    assert "mote.example.org" not in letter.message().as_string()


def in_file(client, address):
    """Return the UID and the version of the meeting in a file on the site."""
    (entry,) = icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")
    return str(entry["UID"]), int(entry["SEQUENCE"])


def test_the_entry_is_the_meeting_of_the_files_and_never_an_older_one(client, event, calendar):
    for number in range(2):
        event.title = f"Träff {number}"
        event.save_revision().publish()
        answer(event, "anna", "on_site", organisation=f"Nummer {number}")
        told = by_icalendar(letters("anna")[-1])
        for address in (event.calendar_file_url, calendar.calendar_file_url):
            uid, sequence = in_file(client, address)
            assert told["uid"] == uid and told["sequence"] >= sequence > 0


def test_who_has_an_entry_by_another_name_keeps_it(event):
    row = answer(event, "anna")
    type(row).objects.update(has_own_uid=True)
    answer(event, "anna", "no")
    told = by_icalendar(letters("anna")[-1])
    assert (told["method"], told["uid"]) == ("CANCEL", f"registration-{row.uid}")


def test_in_english_it_speaks_english(event):
    english = make_english(event, title="The spring meeting")
    answer(english, "anna", "online", language="en")
    entry = by_icalendar(letters("anna")[0])
    assert entry["summary"] == "The spring meeting"
    assert "Join online" in text(letters("anna")[0])


def test_a_name_with_line_breaks_writes_no_line_of_its_own(event):
    answer(event, "anna", name='Anna" \\nATTENDEE:mailto:x@example.org')
    entry = vobject.readOne(text(letters("anna")[0])).vevent
    assert len(entry.contents["attendee"]) == 1
