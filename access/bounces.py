"""Reads the reports by which mail servers send our mail back (RFC 3464)."""

import mailbox
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from access.addresses import digest
from access.delivery import bounced
from access.models import OutgoingMail

OURS = re.compile(r"<\d+\.[0-9a-f]{24}@[^<>\s]+>")
FOR_GOOD = re.compile(r"5\.(?!7\.|2\.2)\d+\.\d+")  # not for a filter (5.7) or a full mailbox


def messages_in(path: Path) -> Iterator[Message]:
    """Return every message of a Maildir, of an mbox, or of a file that holds one."""
    if path.is_dir():
        yield from mailbox.Maildir(path, create=False)
        return
    content = path.read_bytes()
    if content.startswith(b"From "):
        with closing(mailbox.mbox(path, create=False)) as box:
            yield from box
    elif content.strip():
        yield message_from_bytes(content)


def messages_from(content: bytes) -> Iterator[Message]:
    """Return every message of what a mail server hands over: one, or an mbox."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mbox"
        path.write_bytes(content)
        yield from messages_in(path)


def take_in(messages: Iterable[Message]) -> int:
    """Mark the mails that the reports are about, and return how many.

    A report counts when it names one of our mails and the very address that the mail went to.
    """
    return sum(_mark(message) for message in messages)


def _mark(message: Message) -> int:
    name = _our_name(message)
    mail = OutgoingMail.objects.filter(message_id=name, state=OutgoingMail.State.SENT).first()
    if not name or mail is None:
        return 0
    for address, status in _failed(message):
        if digest(address) != mail.address:
            continue
        mail.state, mail.problem = OutgoingMail.State.BOUNCED, status
        mail.save(update_fields=["state", "problem"])
        bounced.send(sender=OutgoingMail, address=address)
        return 1
    return 0


def _failed(message: Message) -> Iterator[tuple[str, str]]:
    """Return each address that cannot be reached for good, with its status."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for about in _within(part):
            status = FOR_GOOD.match(str(about.get("Status", "")).strip())
            if not status or str(about.get("Action", "")).strip().lower() != "failed":
                continue
            for field in ("Original-Recipient", "Final-Recipient"):
                address = str(about.get(field, "")).rpartition(";")[2]
                if address := parseaddr(address)[1]:
                    yield address, status.group()


def _within(part: Message) -> list[Message]:
    """Return the messages that a part holds."""
    held = part.get_payload()
    return [each for each in held if isinstance(each, Message)] if isinstance(held, list) else []


def _our_name(message: Message) -> str:
    """Return the name of our mail that a report holds, from the mail or its headings."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            text = (part.get_payload(decode=True) or b"").decode("latin-1")
        elif kind == "message/rfc822" and part.is_multipart():
            text = " ".join(str(each.get("Message-ID", "")) for each in _within(part))
        else:
            continue
        if found := OURS.search(text):
            return found.group()
    return ""
