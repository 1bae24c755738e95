"""Mail that comes back marks its address, and nobody can mark another's."""

import io
import mailbox
import sys
import types
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from django.core.management import CommandError, call_command

from access.addresses import digest
from access.delivery import message_id
from access.models import OutgoingMail
from tests.factories import make_contact, make_enterprise

pytestmark = pytest.mark.django_db
ADDRESS = "anna@bageriet.example.org"


@pytest.fixture
def contact(directory):
    return make_contact(make_enterprise(directory), ADDRESS)


@pytest.fixture
def row():
    mail = OutgoingMail.objects.create(
        kind="x", address=digest(ADDRESS), language="sv", state="sent"
    )
    OutgoingMail.objects.filter(pk=mail.pk).update(message_id=message_id(mail.pk))
    mail.refresh_from_db()
    return mail


def report(name, to=ADDRESS, status="5.1.1", action="failed", *, headings_only=False):
    """Return the report by which a mail server says that a mail did not arrive."""
    about = Message()
    about["Final-Recipient"] = f"rfc822; {to}"
    about["Action"] = action
    about["Status"] = status
    whole = Message()
    whole["Reporting-MTA"] = "dns; mx.example.org"
    fields = Message()
    fields.add_header("Content-Type", "message/delivery-status")
    fields.set_payload([whole, about])
    original = EmailMessage()
    original["Message-ID"], original["To"] = name, to
    original.set_content("Text.")
    bounce = MIMEMultipart("report", report_type="delivery-status")
    bounce["From"] = "MAILER-DAEMON@mx.example.org"
    bounce.attach(MIMEText("Your mail did not arrive."))
    bounce.attach(fields)
    if headings_only:
        bounce.attach(MIMEText(f"Message-ID: {name}\n", "rfc822-headers"))
    else:
        bounce.attach(MIMEMessage(original))
    return bounce.as_bytes()


@pytest.fixture
def read(tmp_path, capsys):
    def run(*contents):
        paths = []
        for place, content in enumerate(contents):
            paths.append(tmp_path / f"{place}.eml")
            paths[-1].write_bytes(content)
        call_command("read_bounces", *paths)
        return capsys.readouterr().out

    return run


def state(row):
    row.refresh_from_db()
    return row.state


@pytest.mark.parametrize("headings_only", [True, False])
def test_a_mail_that_came_back_marks_the_contact_person(read, row, contact, headings_only):
    said = read(report(row.message_id, headings_only=headings_only))
    contact.refresh_from_db()
    assert (state(row), row.problem) == ("bounced", "5.1.1")
    assert contact.bounced_at
    assert said == "Mails that came back: 1\n" and ADDRESS not in said


@pytest.mark.parametrize(
    ("status", "action"),
    [("4.2.2", "delayed"), ("5.7.1", "failed"), ("5.2.2", "failed"), ("5.1.1", "delivered")],
)
def test_what_may_arrive_later_marks_nothing(read, row, contact, status, action):
    read(report(row.message_id, status=status, action=action))
    contact.refresh_from_db()
    assert state(row) == "sent" and not contact.bounced_at


def test_a_report_about_another_address_marks_nothing(read, row, contact):
    read(report(row.message_id, to="bo@example.org"))
    assert state(row) == "sent"


@pytest.mark.parametrize("name", ["<1.mail@testserver>", f"<1.{'0' * 24}@testserver>", ""])
def test_a_name_that_somebody_made_up_marks_nothing(read, row, contact, name):
    read(report(name))
    contact.refresh_from_db()
    assert state(row) == "sent" and not contact.bounced_at


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"Subject: Hello\n\nText", b"From nobody\n\n"]
)
def test_what_is_no_report_does_no_harm(read, row, content):
    assert read(content) == "Mails that came back: 0\n"


def test_a_report_counts_once(read, row):
    content = report(row.message_id)
    assert read(content, content) == "Mails that came back: 1\n"


@pytest.mark.parametrize("kind", [mailbox.mbox, mailbox.Maildir])
def test_whole_mailboxes_are_read(tmp_path, row, kind):
    path = tmp_path / "box"
    box = kind(path, create=True)
    box.add(b"Subject: Hello\n\nText")
    box.add(report(row.message_id))
    box.close()
    call_command("read_bounces", path)
    assert state(row) == "bounced"


def test_a_report_is_read_from_standard_input(monkeypatch, row):
    content = types.SimpleNamespace(buffer=io.BytesIO(report(row.message_id)))
    monkeypatch.setattr(sys, "stdin", content)
    call_command("read_bounces")
    assert state(row) == "bounced"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="nothing.mbox"):
        call_command("read_bounces", tmp_path / "nothing.mbox")
