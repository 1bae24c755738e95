"""The files for the reader's own calendar (RFC 5545), read by a parser of our own."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from events.enums import Status
from events.models import EventIndexPage
from tests.factories import make_event

pytestmark = pytest.mark.django_db
ALL = "/kalender/kalender.ics"
DAY = dt.timedelta(days=1)
WINTER = dt.datetime(2036, 12, 1, 12, tzinfo=dt.UTC)


def entries(client, address=ALL):
    """Return the properties of each meeting, unfolded and unescaped by hand."""
    text = client.get(address).content.decode().replace("\r\n ", "")
    found = []
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S):
        lines = (line.split(":", 1) for line in block.split("\r\n") if line)
        found.append({name.split(";")[0]: _unescaped(value) for name, value in lines})
    return found


def _unescaped(value):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_the_calendar_holds_coming_meetings_and_those_of_the_past_year(client, calendar):
    now = timezone.now()
    for title, days in (("Kommande", 5), ("I våras", -200), ("Länge sedan", -500)):
        make_event(calendar, title=title, starts_at=now + days * DAY)
    assert [entry["SUMMARY"] for entry in entries(client)] == ["I våras", "Kommande"]


def test_drafts_are_not_in_it(client, calendar):
    event = make_event(calendar, live=False, slug="hemlig")
    assert entries(client) == []
    assert client.get(f"/kalender/{event.slug}.ics").status_code == 404


def test_one_meeting_has_a_file_of_its_own(client, calendar):
    event = make_event(calendar, starts_at=WINTER, ends_at=WINTER + dt.timedelta(hours=3))
    answer = client.get(f"/kalender/{event.slug}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    entry = entries(client, f"/kalender/{event.slug}.ics")[0]
    assert entry["UID"] == str(event.translation_key)
    assert (entry["DTSTART"], entry["DTEND"]) == ("20361201T120000Z", "20361201T150000Z")
    assert entry["URL"] == event.full_url


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(client, calendar):
    make_event(calendar, title="Räksmörgås, åäö; " * 10, place="Rad ett, rad två")
    raw = client.get(ALL).content
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_commas_semicolons_and_line_breaks_survive(client, calendar):
    make_event(calendar, title="Mat, prat; och\\mer", summary="Rad ett\nRad två")
    entry = entries(client)[0]
    assert entry["SUMMARY"] == "Mat, prat; och\\mer"
    assert entry["DESCRIPTION"].startswith("Rad ett\nRad två")


def test_another_parser_reads_the_same(client, calendar):
    make_event(calendar, title="Mat, prat", starts_at=WINTER)
    parsed = Calendar.from_ical(client.get(ALL).content).walk("VEVENT")
    assert [(str(each["SUMMARY"]), each.decoded("DTSTART")) for each in parsed] == [
        ("Mat, prat", WINTER)
    ]


def test_a_cancelled_meeting_is_cancelled_there_too(client, calendar):
    event = make_event(calendar)
    assert entries(client)[0]["STATUS"] == "CONFIRMED"
    event.status = Status.CANCELLED
    event.save_revision().publish()
    assert entries(client)[0]["STATUS"] == "CANCELLED"


def test_the_identity_stays_and_the_sequence_grows(client, calendar):
    event = make_event(calendar)
    before = entries(client)[0]
    event.title, event.slug = "Nytt namn", "nytt-namn"
    event.save_revision().publish()
    after = entries(client)[0]
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_the_files_move_along_with_the_calendar(client, calendar):
    event = make_event(calendar)
    calendar.slug = "traffar"
    calendar.save_revision().publish()
    assert client.get(f"/traffar/{event.slug}.ics").status_code == 200
    assert client.get("/traffar/kalender.ics").status_code == 200
    assert client.get(ALL).status_code == 404


def test_the_english_calendar_has_its_own_file(client, english):
    make_event(EventIndexPage.objects.get(locale=english), title="Meeting")
    found = entries(client, "/en/calendar/calendar.ics")
    assert [entry["SUMMARY"] for entry in found] == ["Meeting"]
    assert "/en/calendar/" in found[0]["URL"]


def test_a_restricted_calendar_gives_no_file(client, calendar):
    make_event(calendar)
    PageViewRestriction.objects.create(page=calendar, restriction_type="login")
    assert client.get(ALL).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/x.ics",
        "/kalender/x.ics",
        "/kalender/x/y.ics",
        "/upphandling/upphandling.ics",
        "/.ics",
        "/kalender/%00.ics",
    ],
)
def test_other_addresses_are_not_found(client, calendar, address):
    assert client.get(address).status_code == 404


def test_the_address_takes_no_posts(client, calendar):
    assert client.post(ALL).status_code == 405


def test_the_page_names_its_file(client, calendar):
    event = make_event(calendar)
    assert f"/kalender/{event.slug}.ics" in client.get(event.url).content.decode()
    assert ALL in client.get("/kalender/").content.decode()
