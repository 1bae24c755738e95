"""What a reader's own calendar is told about each meeting, by the letter of RFC 5545."""

import datetime as dt

import pytest
from icalendar import Calendar

from events.enums import Mode, Status
from tests.factories import make_english, make_event, municipality

pytestmark = pytest.mark.django_db
START = dt.datetime(2036, 7, 1, 10, tzinfo=dt.UTC)


@pytest.fixture
def entry(client):
    """Return the one entry of a meeting's own file."""

    def read(event):
        parsed = Calendar.from_ical(client.get(event.calendar_file_url).content)
        (found,) = parsed.walk("VEVENT")
        return found

    return read


def test_times_are_told_in_greenwich_and_need_no_time_zone(client, calendar):
    event = make_event(calendar, starts_at=START, ends_at=START + dt.timedelta(hours=2))
    text = client.get(event.calendar_file_url).content.decode()
    assert "DTSTART:20360701T100000Z" in text
    assert "DTEND:20360701T120000Z" in text
    assert "TZID" not in text


def test_a_meeting_without_an_end_has_none_there_either(entry, calendar):
    assert "DTEND" not in entry(make_event(calendar, starts_at=START))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.SCHEDULED, "CONFIRMED"),
        (Status.MOVED, "CONFIRMED"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_what_has_become_of_it_is_told(entry, calendar, status, told):
    assert entry(make_event(calendar, status=status))["STATUS"] == told


def test_the_place_is_told_as_on_the_page(entry, calendar):
    event = make_event(
        calendar, place="Salen; den stora", address="Gatan 1, 2 tr", municipality=municipality()
    )
    assert str(entry(event)["LOCATION"]) == "Salen; den stora, Gatan 1, 2 tr, Örebro"


def test_the_lead_and_the_address_are_the_description(entry, calendar):
    event = make_event(calendar, summary="Kom, se; och lär.\nVälkommen")
    assert str(entry(event)["DESCRIPTION"]) == (
        f"Kom, se; och lär.\nVälkommen\n\n{event.full_url}"
    )


@pytest.mark.parametrize(("public", "shown"), [(True, True), (False, False)])
def test_the_link_is_told_if_everybody_may_have_it(entry, calendar, public, shown):
    url = "https://example.org/rum"
    event = make_event(
        calendar, mode=Mode.ONLINE, place="", online_url=url, online_link_public=public
    )
    assert (url in str(entry(event)["DESCRIPTION"])) is shown


def test_a_new_time_makes_a_higher_sequence_of_the_same_entry(entry, calendar):
    event = make_event(calendar, starts_at=START)
    before = entry(event)
    event.starts_at += dt.timedelta(days=1)
    event.save_revision().publish()
    after = entry(event)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt >= before["DTSTAMP"].dt


def test_a_draft_does_not_raise_the_sequence(entry, calendar):
    event = make_event(calendar)
    before = entry(event)["SEQUENCE"]
    event.title = "Ett utkast"
    event.save_revision()
    assert entry(event)["SEQUENCE"] == before


def test_the_languages_are_one_entry(entry, calendar):
    event = make_event(calendar)
    english = make_english(event, title="The meeting")
    assert entry(english)["UID"] == entry(event)["UID"]
    assert str(entry(english)["SUMMARY"]) == "The meeting"


def test_a_cancelled_meeting_stays_in_the_whole_calendar(client, calendar):
    make_event(calendar, title="Inställt", status=Status.CANCELLED)
    parsed = Calendar.from_ical(client.get(calendar.calendar_file_url).content)
    assert [str(found["STATUS"]) for found in parsed.walk("VEVENT")] == ["CANCELLED"]


def test_the_whole_calendar_says_its_name_and_how_often_to_ask(client, calendar):
    text = client.get(calendar.calendar_file_url).content.decode()
    assert f"X-WR-CALNAME:{calendar.title}" in text
    assert "X-PUBLISHED-TTL:PT12H" in text
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


def test_an_empty_calendar_is_a_calendar(client, calendar):
    parsed = Calendar.from_ical(client.get(calendar.calendar_file_url).content)
    assert parsed.walk("VEVENT") == []


@pytest.mark.parametrize("letters", [1, 74, 75, 76, 200])
def test_long_words_of_many_bytes_are_folded_between_letters(client, calendar, letters):
    event = make_event(calendar, title="å" * letters)
    content = client.get(event.calendar_file_url).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert ("SUMMARY:" + "å" * letters) in content.decode().replace("\r\n ", "")


def test_among_other_calendars_it_says_whose_it_is(client, calendar):
    parsed = Calendar.from_ical(client.get(calendar.calendar_file_url).content)
    assert parsed["X-WR-CALNAME"] == f"{calendar.title} – {calendar.site_title}"
