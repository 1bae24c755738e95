"""However many answer in the same second, no more are seated than there are seats."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from wagtail.models import Locale

from events.models import EventIndexPage
from tests.mail_server import MailServer
from tests.registrations import answer, make_meeting, written
from tests.rows import put_back
from tests.serving import Served, push, send, served, wait_until

SEATS, PEOPLE = 20, 200
ROUNDS = range(5)
STATES = "SELECT state, COUNT(*) FROM events_registration WHERE event_id = {} GROUP BY state"
PLACES = "SELECT place FROM events_registration WHERE event_id = {} AND state = '{}' ORDER BY id"
CONFIRMED = (
    "SELECT email FROM events_registration WHERE event_id = {} AND state = 'confirmed' ORDER BY id"
)
LINE = "SELECT email FROM events_registration WHERE event_id = {} AND place > 0 ORDER BY place"
UNSENT = "SELECT COUNT(*) FROM access_outgoingmail WHERE state <> 'sent'"
OFFER = "Det finns en plats till dig"
MAILS = "SELECT COUNT(*) FROM access_outgoingmail"


@dataclass
class Meeting:
    """A meeting of the site that is served, and what its database says."""

    address: str
    pk: int
    site: Served
    server: MailServer

    @property
    def ask(self):
        """Return the way to ask the database."""
        return self.site.ask

    def answers(self, number):
        """Have somebody answer, from a network of their own; return the status."""
        return send(self.address, written(f"person{number}"), number)

    def states(self):
        """Return how many stand how."""
        return dict(self.ask(STATES.format(self.pk)))

    def send_all(self):
        """Send every mail: many at once may have found the server slow."""
        wait_until(lambda: self.site.manage("send_mail") or not self.ask(UNSENT)[0][0])

    def cancel_link(self, address):
        """Return the link that cancels, from the mail that somebody has got."""
        text = next(mail.text for mail in self.server.received if mail.to == address)
        return re.search(r"^Jag kan inte komma:\s+(\S+)", text, re.M)[1]

    def places(self, state):
        """Return the places in line of those in a state."""
        return [place for (place,) in self.ask(PLACES.format(self.pk, state))]


def at_once(job, numbers):
    """Do a job for each number at the same moment; return how often each answer came."""
    with ThreadPoolExecutor(max_workers=40) as pool:
        return Counter(pool.map(job, numbers))


@pytest.fixture(scope="module")
def meetings(django_db_setup, django_db_blocker, tmp_path_factory):
    """Meetings of the site, in three processes."""
    folder = tmp_path_factory.mktemp("served")
    with django_db_blocker.unblock(), put_back():
        calendar = EventIndexPage.objects.get(locale=Locale.get_default())
        seats = {"rush": SEATS, "click": SEATS, **dict.fromkeys(ROUNDS, 1)}
        events = {
            name: make_meeting(calendar, capacity_on_site=each) for name, each in seats.items()
        }
        server = MailServer()
        server.start()
        with served(folder, EMAIL_URL=server.url) as site:
            yield {
                name: Meeting(site.address + each.answer_url, each.pk, site, server)
                for name, each in events.items()
            }
        server.stop()


@pytest.fixture(scope="module")
def rush(meetings):
    """Two hundred who answer at once for twenty seats: how it stood when all had an answer."""
    meeting = meetings["rush"]
    ((mails_before,),) = meeting.ask(MAILS)
    pages = at_once(meeting.answers, range(PEOPLE))
    ((mails,),) = meeting.ask(MAILS)
    return pages, meeting.states(), meeting.places("waiting"), mails - mails_before


def test_two_hundred_for_twenty_seats(rush):
    pages, states, places, mails = rush
    assert pages == {200: PEOPLE}
    assert states == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}
    assert sorted(places) == list(range(1, PEOPLE - SEATS + 1))
    assert mails == PEOPLE


def test_five_of_the_twenty_cancel_while_a_hundred_and_eighty_wait(rush, meetings):
    meeting = meetings["rush"]
    seated = [email for (email,) in meeting.ask(CONFIRMED.format(meeting.pk))]
    first = [email for (email,) in meeting.ask(LINE.format(meeting.pk))][:5]
    meeting.send_all()
    assert at_once(push, [meeting.cancel_link(email) for email in seated[:5]]) == {200: 5}
    assert meeting.states() == {"cancelled": 5, "confirmed": 15, "offered": 5, "waiting": 175}
    assert sorted(meeting.places("offered")) == [1, 2, 3, 4, 5]
    meeting.send_all()
    offers = [mail.to for mail in meeting.server.received if mail.subject.startswith(OFFER)]
    assert sorted(offers) == sorted(first)


def test_of_eight_for_the_last_seat_one_gets_it(meetings):
    for each in ROUNDS:
        meeting = meetings[each]
        at_once(meeting.answers, range(400, 408))
        assert meeting.states() == {"confirmed": 1, "waiting": 7}
        assert sorted(meeting.places("waiting")) == [1, 2, 3, 4, 5, 6, 7]


def test_a_double_click_is_one_registration(meetings):
    meeting = meetings["click"]
    assert at_once(meeting.answers, [500] * 6) == {200: 6}
    assert meeting.states() == {"confirmed": 1}


@pytest.mark.django_db
def test_one_at_a_time_is_as_right(calendar):
    event = make_meeting(calendar, capacity_on_site=1)
    states = [answer(event, who).state for who in ("anna", "bo")]
    assert states == ["confirmed", "waiting"]
