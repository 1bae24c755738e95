"""What a mail server says no to is given up at once, or tried again, by what the no is about."""

import smtplib

import pytest
from django.core.mail import EmailMultiAlternatives

from access import emails
from access.delivery import bounced, deliver
from access.emails import Email
from access.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(monkeypatch):
    """A mail to Anna that waits."""
    monkeypatch.setitem(emails.writers, "test.letter", lambda told, made: Email("Hej", ["Text."]))
    return OutgoingMail.objects.create(kind="test.letter", to="anna@example.org", language="sv")


def state(row):
    row.refresh_from_db()
    return row.state


def fail(monkeypatch, error):
    """Have the mail server answer with an error."""

    def send(self, fail_silently=False):
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)


@pytest.mark.parametrize(
    ("code", "text", "becomes", "is_told"),
    [
        (550, b"5.1.1 No such user", "bounced", True),
        (550, b"5.7.1 Blocked by a filter", "failed", False),
        (554, b"Refused", "failed", False),
        (450, b"4.2.1 Try later", "waiting", False),
    ],
)
def test_a_refused_receiver_is_told_of_for_good_only(
    monkeypatch, row, code, text, becomes, is_told
):
    heard = []

    def hear(sender, address, **more):
        heard.append(address)

    bounced.connect(hear)
    fail(monkeypatch, smtplib.SMTPRecipientsRefused({row.to: (code, text)}))
    deliver(row.pk)
    assert state(row) == becomes
    assert heard == (["anna@example.org"] if is_told else [])
    bounced.disconnect(hear)


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (smtplib.SMTPDataError(554, b"5.7.1 Looks like spam"), "failed"),
        (smtplib.SMTPDataError(550, b"Not accepted"), "failed"),
        (smtplib.SMTPDataError(552, b"5.3.4 Message too big"), "failed"),
        (smtplib.SMTPDataError(552, b"5.2.2 Mailbox full"), "waiting"),
        (smtplib.SMTPDataError(451, b"4.3.0 Try later"), "waiting"),
        (smtplib.SMTPDataError(503, b"5.5.1 Say MAIL first"), "waiting"),
        (smtplib.SMTPDataError(530, b"5.7.0 Log in first"), "waiting"),
        (smtplib.SMTPAuthenticationError(535, b"5.7.8 Wrong password"), "waiting"),
        (smtplib.SMTPSenderRefused(550, b"5.7.1 Not from here", "us@example.org"), "waiting"),
        (smtplib.SMTPHeloError(501, b"5.5.4 Who are you"), "waiting"),
        (smtplib.SMTPConnectError(554, b"No service"), "waiting"),
    ],
    ids=repr,
)
def test_only_a_no_to_the_mail_itself_is_final(monkeypatch, row, error, becomes):
    fail(monkeypatch, error)
    deliver(row.pk)
    assert state(row) == becomes and row.attempts == 1


def test_what_the_server_says_is_kept_without_addresses(monkeypatch, row):
    fail(
        monkeypatch, smtplib.SMTPDataError(554, b"5.7.1 <anna@example.org> Looks\nlike \xff spam")
    )
    deliver(row.pk)
    assert state(row) == "failed"
    assert row.problem == "contents 554 5.7.1 Looks like \ufffd spam"
    assert row.is_refused


def test_a_receiver_is_no_worse_for_a_server_that_wants_a_login(monkeypatch, row):
    fail(monkeypatch, smtplib.SMTPRecipientsRefused({row.to: (530, b"5.7.0 Log in first")}))
    deliver(row.pk)
    assert state(row) == "waiting"
