"""What a reader of a meeting's page sees."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from events.enums import Mode, Status
from tests.factories import make_event, municipality

pytestmark = pytest.mark.django_db
LINK = "https://moten.example.org/hemligt"
WINTER = dt.datetime(2036, 12, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def words(client):
    def read(event):
        main = BeautifulSoup(client.get(event.url).content, "html.parser").find("main")
        return main.get_text(" ", strip=True)

    return read


def test_the_page_says_when_and_where(calendar, words):
    page = words(
        make_event(
            calendar,
            starts_at=WINTER,
            ends_at=WINTER + dt.timedelta(hours=3),
            place="Bibliotekets hörsal",
            address="Storgatan 1",
            municipality=municipality("Nora"),
        )
    )
    assert "måndag 1 december 2036 kl. 13.00–16.00" in page
    assert "Bibliotekets hörsal, Storgatan 1, Nora" in page
    assert "Visa adressen på en karta" in page


def test_the_link_to_the_meeting_is_not_shown_unless_the_editor_says_so(calendar, client):
    fields = {"mode": Mode.ONLINE, "online_url": LINK}
    hidden = make_event(calendar, slug="dold", **fields)
    shown = make_event(calendar, slug="visad", online_link_public=True, **fields)
    for address in (hidden.url, f"{hidden.url.rstrip('/')}.ics"):
        assert LINK not in client.get(address).content.decode()
    assert "Länken skickas till anmälda." in client.get(hidden.url).content.decode()
    assert LINK in client.get(shown.url).content.decode()


def test_how_to_take_part_shows_the_text_the_window_and_the_seats(calendar, words):
    page = words(
        make_event(
            calendar,
            participation="<p>Ring växeln.</p>",
            registration_closes_at=timezone.now() + dt.timedelta(days=1),
            capacity_on_site=40,
        )
    )
    assert "Ring växeln." in page
    assert "Anmälan är öppen till" in page
    assert "Antal platser: 40 i lokalen." in page


def test_nobody_is_asked_to_register_for_what_has_been(calendar, words):
    past = timezone.now() - dt.timedelta(days=2)
    page = words(make_event(calendar, starts_at=past, participation="<p>Ring växeln.</p>"))
    assert "Ring växeln." not in page
    assert "Träffen har hållits." in page


def test_a_cancelled_meeting_says_so_and_offers_no_seat(calendar, words):
    page = words(make_event(calendar, status=Status.CANCELLED, participation="<p>Ring.</p>"))
    assert "Träffen är inställd" in page
    assert "Ring." not in page
    assert "Lägg till i din kalender" not in page


def test_a_moved_meeting_says_so(calendar, words):
    assert "Träffen har fått en ny tid" in words(make_event(calendar, status=Status.MOVED))


def test_the_programme_and_what_came_of_it_are_shown(calendar, words):
    item = {"time": "13:00", "title": "Välkommen", "text": "", "speaker": "Regionen"}
    page = words(
        make_event(
            calendar,
            programme=[("item", item)],
            afterwards=[("text", "<p>Vi enades.</p>")],
        )
    )
    assert "Program 13.00 Välkommen Regionen" in page
    assert "Efter träffen Vi enades." in page


def test_what_is_not_filled_in_has_no_heading(calendar, words):
    page = words(make_event(calendar))
    for heading in ("Program", "Efter träffen", "Så deltar du"):
        assert heading not in page


def test_the_meetings_before_and_after_are_linked(calendar, words):
    now = timezone.now()
    for title, days in (("Ettan", 1), ("Trean", 9), ("Fyran", 12)):
        make_event(calendar, title=title, starts_at=now + dt.timedelta(days=days))
    page = words(make_event(calendar, title="Tvåan", starts_at=now + dt.timedelta(days=5)))
    assert "Föregående träff: Ettan Nästa träff: Trean" in page
    assert "Fyran" not in page


@pytest.mark.parametrize(
    ("mode", "attendance", "places"),
    [
        (Mode.ON_SITE, "Offline", ["Place"]),
        (Mode.ONLINE, "Online", ["VirtualLocation"]),
        (Mode.HYBRID, "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_a_meeting_is_structured_for_machines(calendar, rf, mode, attendance, places):
    event = make_event(calendar, mode=mode, online_url=LINK, starts_at=WINTER)
    data = event.structured_data(rf.get("/"))
    assert data["startDate"] == "2036-12-01T13:00:00+01:00"
    assert data["eventAttendanceMode"].endswith(f"/{attendance}EventAttendanceMode")
    assert [place["@type"] for place in data["location"]] == places
    assert LINK not in str(data)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.SCHEDULED, "EventScheduled"),
        (Status.MOVED, "EventRescheduled"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_machines_are_told_what_became_of_it(calendar, rf, status, word):
    data = make_event(calendar, status=status).structured_data(rf.get("/"))
    assert data["eventStatus"] == f"https://schema.org/{word}"
