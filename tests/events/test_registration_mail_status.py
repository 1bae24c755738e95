"""Mail that a server refuses or does not take: who is told, and what becomes of it."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from access.delivery import deliver_due
from access.models import OutgoingMail
from events.models import Registration
from events.registration.actions import accept_offer
from events.registration.privacy import erase
from tests.attendees import decide, later, press, publish, see
from tests.mail_server import MailServer
from tests.registrations import answer, make_meeting, post

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"
GONE = {ANNA: "550 5.1.1 No such user"}
CAME_BACK, LATE, GIVEN_UP = (
    "Mejl kom tillbaka",
    "Mejl har inte kommit fram än",
    "Mejl kunde inte skickas",
)
REPORT = """\
From: mailer-daemon@example.org
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1

--X
Content-Type: text/rfc822-headers

Message-ID: {name}

--X--
"""


@pytest.fixture
def server(settings):
    """A mail server that the site sends to."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    server.start()
    yield server
    server.stop()


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=5)


@pytest.fixture
def unreached(server, event):
    """Anna is registered, and her address does not exist."""
    anna = answer(event, "anna")
    server.behave(refusals=GONE)
    deliver_due()
    server.behave()
    return anna


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def wait_out(minutes=2):
    """Send what waits, some minutes later."""
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes)):
        return deliver_due()


def test_an_address_that_does_not_exist_is_marked_and_shown(server, host, event):
    anna, bo = answer(event, "anna"), answer(event, "bo")
    server.behave(refusals=GONE)
    deliver_due()
    assert fresh(anna).bounced_at and not fresh(bo).bounced_at
    assert see(host, "people", event).count(CAME_BACK) == 1
    assert CAME_BACK in see(host, "person", event, anna)


def test_a_full_mailbox_or_a_filter_marks_nobody(server, event):
    anna, bo = answer(event, "anna"), answer(event, "bo")
    filtered = "550 5.7.1 We do not like you"
    server.behave(refusals={ANNA: "452 4.2.2 Full", "bo@example.org": filtered})
    deliver_due()
    assert not fresh(anna).bounced_at and not fresh(bo).bounced_at


def test_a_report_that_comes_later_marks_the_person(server, host, event, tmp_path):
    anna = answer(event, "anna")
    deliver_due()
    [mail] = server.received
    report = tmp_path / "report"
    report.write_text(REPORT.format(address="Anna@Example.org", name=mail.name))
    call_command("read_bounces", report)
    assert fresh(anna).bounced_at
    assert CAME_BACK in see(host, "people", event)


def test_who_answers_anew_gets_mail_again(server, event, unreached):
    answer(event, "anna", "online")
    deliver_due()
    assert not fresh(unreached).bounced_at
    assert len(server.to(ANNA)) == 1


@pytest.mark.parametrize("what", ["on_site", "online"])
def test_so_does_who_answers_from_another_browser(client, server, event, unreached, what):
    post(client, event, "anna", what)
    deliver_due()
    assert not fresh(unreached).bounced_at
    assert len(server.to(ANNA)) == 1


def test_who_takes_an_offered_seat_by_the_link_is_reached(server, event, unreached):
    Registration.objects.update(
        state="offered", offers=1, offered_until=timezone.now() + dt.timedelta(hours=1)
    )
    assert accept_offer(unreached, 1)
    deliver_due()
    assert not fresh(unreached).bounced_at and server.to(ANNA)


def test_an_address_that_still_does_not_exist_is_marked_anew(server, event, unreached):
    answer(event, "anna", "online")
    server.behave(refusals=GONE)
    deliver_due()
    assert fresh(unreached).bounced_at


def test_a_new_address_takes_the_mark_away(server, host, event, unreached):
    given = {"name": "Anna", "email": "anna.ny@example.org", "language": "sv", "tell": "on"}
    press(host, "edit", event, unreached, **given)
    deliver_due()
    assert CAME_BACK not in see(host, "people", event)
    assert len(server.to("anna.ny@example.org")) == 1


def test_mail_that_waits_goes_to_the_new_address_alone(server, host, event):
    server.stop()
    anna = answer(event, "anna")
    deliver_due()
    given = {"name": "Anna", "email": "anna.ny@example.org", "language": "sv", "tell": "on"}
    press(host, "edit", event, anna, **given)
    server.start()
    wait_out()
    assert [mail.to for mail in server.received] == ["anna.ny@example.org"]


def test_the_manager_sees_whose_mail_has_not_arrived(server, host, event):
    server.stop()
    anna, _bo = answer(event, "anna"), answer(event, "bo")
    assert LATE not in see(host, "people", event)
    deliver_due()
    assert LATE in see(host, "person", event, anna)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        assert see(host, "people", event).count(LATE) == 2  # one of them was never tried
    server.start()
    wait_out()
    assert LATE not in see(host, "people", event)
    assert len(server.received) == 2


def test_the_manager_sees_what_was_given_up_until_mail_arrives(server, host, event):
    anna = answer(event, "anna")
    OutgoingMail.objects.update(state="failed")
    assert GIVEN_UP in see(host, "people", event)
    press(host, "press", event, anna, "resend")
    deliver_due()
    assert GIVEN_UP not in see(host, "people", event)


def test_mail_about_another_meeting_is_no_concern_of_this_one(server, host, calendar, event):
    server.stop()
    other = make_meeting(calendar, title="Höstens träff")
    answer(event, "anna")
    deliver_due()
    answer(other, "anna")
    assert LATE in see(host, "people", event)
    assert LATE not in see(host, "people", other)


@pytest.mark.parametrize("way", ["host", "person"])
def test_nothing_goes_to_who_was_erased_meanwhile(server, host, event, way):
    server.stop()
    anna = answer(event, "anna")
    deliver_due()
    if way == "host":
        press(host, "erase", event, anna, is_sure="on")
    else:
        erase(ANNA)
    server.start()
    wait_out()
    assert server.received == []


def test_mails_to_one_person_arrive_in_the_order_in_which_they_were_written(server, host, event):
    anna = answer(event, "anna")
    server.stop()
    deliver_due()
    wait_out()  # now it waits for longer than the next one does
    publish(event, **later(event))
    decide(host, event)
    press(host, "cancel", event, anna, tell="on")
    server.start()
    deliver_due()
    assert [subject.partition(":")[0] for subject in server.to(ANNA)] == [
        "Du har en plats",
        "Träffen har ändrats",
        "Du är inte längre anmäld",
    ]


def test_a_server_that_is_away_is_tried_once_and_not_for_each_mail(server, event):
    for who in ("anna", "bo", "cilla"):
        answer(event, who)
    server.stop()
    assert deliver_due() == 1
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_a_mail_that_the_server_dislikes_holds_back_no_other(server, event):
    answer(event, "anna"), answer(event, "bo")
    server.behave(fault="451 4.3.0 Not this one")
    assert deliver_due() == 2
    assert server.to("bo@example.org") and not server.to(ANNA)


def test_a_mail_that_was_taken_counts_even_if_the_server_is_never_quit(server, event):
    answer(event, "anna")
    server.behave(fault="never quit")
    deliver_due()
    wait_out()
    assert server.to(ANNA) == ["Du har en plats: Vårens träff"]
