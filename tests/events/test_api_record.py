"""The public API tells everything public about one meeting."""

import datetime as dt

import pytest

from events.enums import Mode
from tests.factories import make_english, make_event, make_picture, municipality

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
SUMMER = dt.datetime(2036, 7, 1, 10, tzinfo=dt.UTC)


@pytest.fixture
def told(client):
    def ask(event, **parameters):
        answer = client.get(f"/api/v1/events/{event.pk}", parameters)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return ask


def test_times_are_told_with_the_offset_of_the_day(told, calendar):
    winter = make_event(calendar, starts_at=dt.datetime(2036, 1, 1, 10, tzinfo=dt.UTC))
    summer = make_event(calendar, starts_at=SUMMER, ends_at=SUMMER + dt.timedelta(hours=2))
    assert told(winter)["starts_at"] == "2036-01-01T11:00:00+01:00"
    record = told(summer)
    assert record["starts_at"] == "2036-07-01T12:00:00+02:00"
    assert record["ends_at"] == "2036-07-01T14:00:00+02:00"


def test_the_programme_is_told_item_by_item(told, calendar):
    item = {"time": dt.time(9, 30), "title": "Kaffe", "text": "Och bulle", "speaker": "Regionen"}
    event = make_event(calendar, programme=[("item", item), ("item", {"title": "Slut"})])
    first, second = told(event)["programme"]
    assert (first["type"], first["value"]["time"]) == ("item", "09:30:00")
    assert first["value"] | {"time": ""} == item | {"time": ""}
    assert (second["value"]["title"], second["value"]["time"]) == ("Slut", None)


def test_the_registration_is_told(told, calendar):
    event = make_event(
        calendar,
        starts_at=SUMMER,
        mode=Mode.HYBRID,
        participation="<p>Skriv till <b>oss</b>.</p>",
        registration_opens_at=SUMMER - dt.timedelta(days=9),
        registration_closes_at=SUMMER - dt.timedelta(days=1),
        capacity_on_site=40,
    )
    record = told(event)
    assert record["registration"] == {
        "is_open": False,
        "seats_left_on_site": None,
        "seats_left_online": None,
        "opens_at": "2036-06-22T12:00:00+02:00",
        "closes_at": "2036-06-30T12:00:00+02:00",
        "capacity_on_site": 40,
        "capacity_online": None,
    }
    assert record["participation"] == "<p>Skriv till <b>oss</b>.</p>"


def test_a_meeting_without_registration_says_nothing_of_it(told, calendar):
    registration = told(make_event(calendar))["registration"]
    assert registration.pop("is_open") is False
    assert set(registration.values()) == {None}


def test_the_file_for_calendars_can_be_fetched(client, told, calendar):
    address = told(make_event(calendar))["calendar_file"]
    assert address.startswith("http://testserver/kalender/")
    assert client.get(address)["Content-Type"].startswith("text/calendar")


def test_notes_and_the_body_are_apart(told, calendar):
    event = make_event(
        calendar, body=[("text", "<p>Förut</p>")], afterwards=[("text", "<p>Efteråt</p>")]
    )
    record = told(event)
    assert [block["value"] for block in record["body"]] == ["<p>Förut</p>"]
    assert [block["value"] for block in record["afterwards"]] == ["<p>Efteråt</p>"]


def test_the_picture_is_larger_than_on_a_card(client, told, calendar):
    event = make_event(calendar, picture=make_picture("Salen i solsken"))
    picture = told(event)["picture"]
    card = client.get("/api/v1/events").json()["items"][0]["picture"]
    assert picture["alt"] == card["alt"] == "Salen i solsken"
    assert (picture["width"], picture["height"]) == (80, 60)
    assert picture["url"] != card["url"]


def test_the_languages_name_each_other_under_one_id(told, calendar):
    event = make_event(calendar, municipality=municipality())
    english = make_english(event, title="The meeting", place="The great hall")
    swedish = told(event)
    record = told(event, locale="en")
    assert record["id"] == swedish["id"] == event.pk
    assert (record["title"], record["place"]) == ("The meeting", "The great hall")
    assert swedish["translations"] == [{"locale": "en", "url": english.full_url}]
    assert record["translations"] == [{"locale": "sv", "url": event.full_url}]


def test_a_draft_translation_is_not_named(told, calendar, english):
    event = make_event(calendar)
    event.copy_for_translation(english, copy_parents=True)
    assert told(event)["translations"] == []


def test_fields_of_a_record_are_chosen(told, calendar):
    event = make_event(calendar, title="Ett möte")
    chosen = told(event, fields="title,registration,programme")
    assert set(chosen) == {"id", "title", "registration", "programme"}


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", str(2**63), str(10**30)])
def test_what_is_no_id_is_refused(client, number):
    assert client.get(f"/api/v1/events/{number}").status_code in (400, 404)


def test_the_english_id_alone_finds_nothing(client, calendar):
    english = make_english(make_event(calendar))
    assert client.get(f"/api/v1/events/{english.pk}?locale=en").status_code == 404
