"""Many mails at once keep nobody waiting, and lose nothing by it."""

import time

import pytest
from django.core import mail as sent
from django.core.mail import EmailMultiAlternatives

from access import delivery, emails, mail, transport
from access.delivery import deliver_due
from access.emails import Email
from access.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _writer(monkeypatch):
    monkeypatch.setitem(emails.writers, "test.letter", lambda told, links: Email("Hej", ["Text."]))


@pytest.mark.parametrize("is_asked", [True, False], ids=["request", "command"])
def test_many_mails_of_one_request_do_not_make_it_wait_for_each(monkeypatch, is_asked):
    """A server that is slow, but not too slow for one mail, is for many."""
    monkeypatch.setattr(transport, "REQUEST_TIMEOUT", 0.1)
    monkeypatch.setattr(EmailMultiAlternatives, "send", lambda self: time.sleep(0.03))
    rows = many(20)
    if is_asked:
        transport.begin()
    for row in rows:
        delivery.deliver_soon(row.pk)
    transport.end()
    assert (OutgoingMail.objects.due().count() > 10) is is_asked
    deliver_due()
    assert not OutgoingMail.objects.due().exists()


def many(count):
    """Write down many mails at once; return those that are new."""
    return mail.post_many(
        mail.NewMail("test.letter", f"a{number}@example.org", "sv", key=f"many:{number}")
        for number in range(count)
    )


def test_many_mails_are_written_down_once_each_whoever_else_they_are_for(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        assert len(many(3)) == 3
        assert len(many(4)) == 1
        assert mail.post_many([mail.NewMail("test.letter", "a\nb@example.org", "sv")]) == []
    assert [each.to for each in sent.outbox] == [[f"a{number}@example.org"] for number in range(4)]


def test_what_was_written_down_before_makes_nobody_wait(django_capture_on_commit_callbacks):
    many(2)
    with django_capture_on_commit_callbacks(execute=True):
        assert many(2) == []
    assert sent.outbox == []


@pytest.mark.parametrize("error", [None, TimeoutError()], ids=["slow", "away"])
def test_many_mails_wait_when_the_server_does_not_keep_up(
    monkeypatch, django_capture_on_commit_callbacks, error
):
    def send(self):
        if error:
            raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    passed = iter(range(0, 1000, 2))  # each look at the clock is two seconds after the last
    monkeypatch.setattr(delivery.time, "monotonic", lambda: next(passed))
    with django_capture_on_commit_callbacks(execute=True):
        many(50)
    states = OutgoingMail.objects.values_list("state", flat=True)
    assert states.filter(state="waiting").count() >= 48
