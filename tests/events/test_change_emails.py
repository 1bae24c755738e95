"""The mails after a change: once each, with a newer entry for the calendar of who has a seat."""

import datetime as dt

import icalendar
import pytest

from events.attendees.changes import change_of
from events.enums import Mode, State, Status
from events.models import Registration
from tests.attendees import address, decide, later, press, publish
from tests.factories import make_english
from tests.registrations import answer, letters

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
CHANGED = "Träffen har ändrats: Vårens träff"
CALLED_OFF = "Inställd: Vårens träff"
BACK_ON = "Träffen blir av: Vårens träff"


@pytest.fixture
def event(at_noon):
    return at_noon


def entry(letter):
    """Return the method and the event of the calendar entry in a mail, if there is one."""
    parts = letter.message().walk()
    found = [part for part in parts if part.get_content_type() == "text/calendar"]
    if not found:
        return None
    calendar = icalendar.Calendar.from_ical(found[0].get_payload(decode=True))
    return str(calendar["METHOD"]), calendar.walk("VEVENT")[0]


def subjects(who):
    return [letter.subject for letter in letters(who)]


def test_sending_gives_each_the_new_time_and_a_newer_entry(host, event, people):
    publish(event, **later(event))
    assert "Mejlet går till 3 deltagare." in decide(host, event)
    letter = letters("anna")[-1]
    assert letter.subject == CHANGED
    method, entry_ = entry(letter)
    assert (method, entry_["STATUS"]) == ("REQUEST", "CONFIRMED")
    assert entry_["DTSTART"].dt == event.starts_at + DAY
    assert "När, förut: " in letter.body


def test_the_entry_is_the_same_event_as_before(host, event, people):
    publish(event, **later(event))
    decide(host, event)
    first, second = [entry(letter)[1] for letter in letters("anna")]
    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]


def test_those_in_line_get_a_plain_mail(host, event, people):
    publish(event, **later(event))
    decide(host, event)
    letter = letters("bo")[-1]
    assert letter.subject == CHANGED and entry(letter) is None
    assert "Du behåller din plats i kön." in letter.body
    assert Registration.objects.get(name="Bo").sequence == 0


def test_those_who_do_not_come_get_none(host, event, people):
    publish(event, **later(event))
    before = subjects("dan")
    decide(host, event)
    assert subjects("dan") == before


def test_each_reads_it_in_their_language(host, event):
    english = make_english(event, title="The spring meeting")
    answer(english, "anna", language="en")
    publish(event, **later(event))
    decide(host, event)
    letter = letters("anna")[-1]
    assert letter.subject == "The meeting has changed: The spring meeting"
    assert "When, before: " in letter.body


def test_the_link_goes_to_those_with_a_seat_online_alone(host, event, people):
    url = "https://mote.example.org/nytt"
    publish(event, online_url=url, **later(event))
    decide(host, event)
    assert url in letters("cia")[-1].body
    assert url not in letters("anna")[-1].body + letters("bo")[-1].body


def test_those_who_wait_online_get_no_link(host, event):
    for who in ("anna", "bo", "cia"):
        answer(event, who, "online")
    publish(event, **later(event))
    decide(host, event)
    assert event.online_url in letters("anna")[-1].body
    assert event.online_url not in letters("cia")[-1].body


def test_who_has_lost_the_form_is_asked_to_choose(host, event, people):
    publish(event, mode=Mode.ONLINE, capacity_on_site=None)
    decide(host, event)
    assert "Träffen hålls nu så här: på nätet." in letters("anna")[-1].body
    assert "Ändra ditt svar" in letters("anna")[-1].body
    assert "hade valt ett annat sätt" not in letters("cia")[-1].body


def test_a_cancelled_meeting_is_taken_out_of_the_calendar(host, event, people):
    publish(event, status=Status.CANCELLED)
    decide(host, event)
    method, gone = entry(letters("anna")[-1])
    assert letters("anna")[-1].subject == CALLED_OFF
    assert (method, gone["STATUS"]) == ("CANCEL", "CANCELLED")
    assert gone["SEQUENCE"] > entry(letters("anna")[0])[1]["SEQUENCE"]
    assert subjects("bo")[-1] == CALLED_OFF and entry(letters("bo")[-1]) is None
    assert Registration.objects.get(name="Anna").state == State.CONFIRMED


def test_one_that_is_held_after_all_comes_back_with_a_higher_number(host, event, people):
    publish(event, status=Status.CANCELLED)
    decide(host, event)
    publish(event, status=Status.SCHEDULED)
    decide(host, event)
    _first, (_cancel, gone), (method, back) = [entry(letter) for letter in letters("anna")]
    assert letters("anna")[-1].subject == BACK_ON
    assert (method, back["STATUS"]) == ("REQUEST", "CONFIRMED")
    assert back["SEQUENCE"] > gone["SEQUENCE"]


def test_two_presses_tell_once(host, event, people):
    mark = publish(event, **later(event)).mark
    press(host, "tell", event, action="send", mark=mark)
    page = press(host, "tell", event, action="send", mark=mark)
    assert "någon annan hunnit bestämma" in page
    assert subjects("anna").count(CHANGED) == 1


def test_what_changed_while_the_page_was_read_is_not_sent_unseen(host, event, people):
    mark = publish(event, **later(event)).mark
    publish(event, place="Lilla salen")
    press(host, "tell", event, action="send", mark=mark)
    assert CHANGED not in subjects("anna")
    assert change_of(event) is not None


def test_several_changes_before_a_decision_are_one_mail(host, event, people):
    publish(event, **later(event))
    publish(event, place="Lilla salen")
    decide(host, event)
    assert subjects("anna").count(CHANGED) == 1
    body = letters("anna")[-1].body
    assert "När, förut: " in body and "Var, förut: Stora salen" in body


def test_looking_decides_nothing(host, event, people):
    mark = publish(event, **later(event)).mark
    host.get(address("tell", event), {"action": "send", "mark": mark})
    assert change_of(event) is not None and CHANGED not in subjects("anna")
