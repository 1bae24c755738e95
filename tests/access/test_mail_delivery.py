"""Each mail is sent once, whatever becomes of workers and mail servers meanwhile."""

import datetime as dt
import smtplib

import pytest
import time_machine
from django.core import mail as sent
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from access import delivery, emails, lease, links, mail
from access.delivery import BACK_OFF, deliver, deliver_due
from access.emails import Email
from access.models import OutgoingMail
from access.models.mail import LOST_AFTER
from config import worker
from tests.access.purposes import make_link
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _writers(monkeypatch):
    def write(told, made):
        return Email(str(told.get("subject", "Hej")), ["Text."], buttons=list(made.items()))

    def break_down(told, made):
        raise KeyError("anna@example.org")

    monkeypatch.setitem(emails.writers, "test.letter", write)
    monkeypatch.setitem(emails.writers, "test.broken", break_down)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def post(to="anna@example.org", *, is_limited=False, **fields):
    values = {"kind": "test.letter", "to": to, "language": "sv"} | fields
    return mail.post(mail.NewMail(**values), is_limited=is_limited)


def state(row):
    row.refresh_from_db()
    return row.state


def fail(monkeypatch, error):
    """Have the mail server answer with an error; return what undoes it."""

    def send(self, fail_silently=False):
        if error:
            raise error
        return 1

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)


def test_a_mail_goes_after_the_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = post()
        assert sent.outbox == []
    assert len(sent.outbox) == 1 and state(row) == "sent"


def test_a_mail_of_a_transaction_that_fails_never_goes(django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ValueError),
        transaction.atomic(),
    ):
        post()
        raise ValueError
    assert (sent.outbox, OutgoingMail.objects.count()) == ([], 0)


def test_two_workers_send_it_once():
    row = post()
    deliver(row.pk)
    deliver(row.pk)
    assert deliver_due() == 0
    assert len(sent.outbox) == 1


def test_a_mail_in_the_hands_of_a_worker_is_left_to_it(clock):
    row = post()
    OutgoingMail.objects.update(state="sending", started_at=NOW - dt.timedelta(seconds=39))
    deliver(row.pk)
    assert deliver_due() == 0 and sent.outbox == []


def test_what_a_killed_worker_left_is_sent_under_the_same_name(clock):
    row = post()
    OutgoingMail.objects.update(state="sending", started_at=NOW - dt.timedelta(seconds=41))
    OutgoingMail.objects.update(message_id=delivery.message_id(row.pk))
    assert deliver_due() == 1
    row.refresh_from_db()
    assert sent.outbox[0].extra_headers["Message-ID"] == delivery.message_id(row.pk)
    assert row.state == "sent"


def test_a_mail_that_a_slow_server_thinks_over_is_left_to_its_sender(clock):
    row = post()
    OutgoingMail.objects.update(state="sending", started_at=NOW - dt.timedelta(minutes=5))
    lease.hold(row.pk)
    lease.renew()
    assert deliver_due() == 0 and sent.outbox == []
    lease.release(row.pk)
    clock.shift(LOST_AFTER + dt.timedelta(seconds=1))
    lease.renew()
    assert deliver_due() == 1


def test_the_mail_of_a_dead_worker_goes_within_two_minutes():
    seconds = LOST_AFTER.total_seconds() + worker.SENDING + worker.BEAT
    assert LOST_AFTER.total_seconds() > lease.BEAT * 3 and seconds < 100


def test_what_was_sent_is_forgotten():
    row = post(told={"subject": "Hemligt"}, reply_to="bo@example.org")
    deliver(row.pk)
    row.refresh_from_db()
    assert (row.to, row.reply_to, row.told, row.links) == ("", "", {}, [])


def test_the_same_key_never_goes_twice():
    assert post(key="one") and not post(key="one")
    deliver_due()
    assert not post(key="one")
    assert len(sent.outbox) == 1


@pytest.mark.parametrize(
    "error", [ConnectionRefusedError(), TimeoutError(), smtplib.SMTPServerDisconnected()]
)
def test_a_mail_waits_while_the_server_is_away(monkeypatch, clock, error):
    row = post()
    fail(monkeypatch, error)
    deliver(row.pk)
    assert state(row) == "waiting" and row.to and row.problem == type(error).__name__
    assert row.next_try_at == NOW + dt.timedelta(seconds=BACK_OFF[0])


def test_each_wait_is_longer_until_it_is_given_up(monkeypatch, clock):
    row = post()
    fail(monkeypatch, ConnectionRefusedError())
    waits = []
    while state(row) == "waiting":
        clock.move_to(row.next_try_at)
        deliver(row.pk)
        row.refresh_from_db()
        waits.append((row.next_try_at - dt.datetime.now(dt.UTC)).total_seconds())
    assert waits[:-1] == BACK_OFF
    assert row.state == "failed" and row.to


def test_it_goes_when_the_server_is_back(monkeypatch, clock):
    row = post()
    with monkeypatch.context() as away:
        fail(away, ConnectionRefusedError())
        deliver(row.pk)
    clock.shift(dt.timedelta(seconds=BACK_OFF[0] + 1))
    assert deliver_due() == 1
    assert state(row) == "sent"


def test_after_a_fault_no_request_waits_for_the_server(monkeypatch):
    tries = []

    def send(self, fail_silently=False):
        tries.append(self.to)
        raise TimeoutError

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    for _time in range(3):
        mail.deliver_one.call(post().pk)
    assert len(tries) == 1
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"waiting"}


def test_a_new_mail_takes_along_what_waited():
    waited, new = post(), post("bo@example.org")
    mail.deliver_one.call(new.pk)
    assert (state(waited), state(new)) == ("sent", "sent")


def test_a_letter_that_cannot_be_written_fails_without_a_word_of_it_in_the_log(caplog):
    row = post(kind="test.broken")
    deliver(row.pk)
    assert (state(row), row.problem) == ("failed", "KeyError")
    assert "test.broken" in caplog.text and "anna" not in caplog.text


def test_links_of_an_earlier_try_are_closed(monkeypatch, clock):
    make_link()
    row = post(links=[links.spec("go", "test.once", 1)])
    with monkeypatch.context() as away:
        fail(away, TimeoutError())
        deliver(row.pk)
    clock.shift(dt.timedelta(minutes=2))
    deliver_due()
    made = row.links_made.order_by("pk")
    assert [link.is_open for link in made] == [False, True]


def test_visitors_cause_five_mails_an_hour_to_one_address(clock):
    assert sum(bool(post(is_limited=True)) for _time in range(9)) == 5
    assert post("bo@example.org", is_limited=True)
    assert post()  # what the site itself has to say goes
    clock.shift(dt.timedelta(hours=1, seconds=1))
    assert post(is_limited=True)


def test_a_flood_of_messages_does_not_hold_back_another_kind():
    for _time in range(9):
        post(is_limited=True)
    assert post(kind="test.broken", is_limited=True)


def test_there_is_a_limit_for_all_kinds_together(monkeypatch):
    monkeypatch.setattr(mail, "MOST_OF_ALL", 3)
    for kind in ("test.letter", "test.broken"):
        post(kind=kind, is_limited=True)
        post(kind=kind, is_limited=True)
    assert OutgoingMail.objects.count() == 3


def test_what_the_site_says_takes_nothing_of_the_visitors_share():
    for _time in range(9):
        post()
    assert post(is_limited=True)


@pytest.mark.parametrize(
    "to",
    ["", "anna", "anna@example.org\nBcc: bo@example.org", "anna@example.org,bo@example.org"],
)
def test_what_is_no_single_address_gets_no_mail(to):
    assert post(to) is None
    assert post(reply_to=to or "x") is None
    clear_caches()


def test_a_mail_that_kills_every_worker_is_given_up(clock):
    row = post()
    OutgoingMail.objects.filter(pk=row.pk).update(
        state="sending", started_at=timezone.now(), attempts=20
    )
    clock.shift(dt.timedelta(minutes=11))
    deliver_due()
    assert state(row) == "failed"
