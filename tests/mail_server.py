"""A mail server that does what real ones do on bad days, and keeps what it has accepted."""

import asyncio
import socket
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from tests.serving import free_port, wait_until

ACCEPTED = "250 OK"


@dataclass(frozen=True)
class Received:
    """A mail that the server has said yes to, or has taken without saying so."""

    to: str
    name: str
    subject: str
    text: str
    is_answered: bool


class MailServer:
    """Listens on a port of its own while it is up; its attributes say how it behaves."""

    def __init__(self):
        self.port = free_port()
        self.received = []
        self.begun = 0  # mails whose contents have come, answered or not
        self.behave()
        self._controller = None

    def behave(self, *, delay=0.0, thinking=0.0, refusals=None, fault=""):
        """Take each step after a delay, think over a mail, refuse some receivers.

        A fault is an answer to the next mail alone, or "hang up" before any answer to it, or
        "never quit" after it.
        """
        self.delay, self.thinking, self.fault = delay, thinking, fault
        self.refusals = refusals or {}

    @property
    def url(self):
        """Return what the setting EMAIL_URL is to be."""
        return f"smtp://127.0.0.1:{self.port}"

    def start(self):
        """Be up, at the same port as before."""
        self._controller = Controller(_Steps(self), hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self):
        """Be down: connections are refused."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    @contextmanager
    def hanging(self):
        """Take connections meanwhile, and never say a word."""
        self.stop()
        with closing(socket.create_server(("127.0.0.1", self.port), backlog=200)):
            yield

    def to(self, address):
        """Return the subjects of what somebody has got, in order."""
        return [mail.subject for mail in self.received if mail.to == address]

    def wait_for(self, count, seconds=30):
        """Return what has come when there are so many."""
        wait_until(lambda: len(self.received) >= count, seconds)
        return self.received


class _Steps:
    def __init__(self, server):
        self.server = server

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd
        await asyncio.sleep(self.server.delay)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd
        await asyncio.sleep(self.server.delay)
        envelope.mail_from = address
        return ACCEPTED

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd
        await asyncio.sleep(self.server.delay)
        if refusal := self.server.refusals.get(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return ACCEPTED

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd
        self.server.begun += 1
        fault, self.server.fault = self.server.fault, ""
        if fault[:1].isdigit():
            return fault
        # What it has got it delivers, also when nobody waits for the answer any more.
        return await asyncio.shield(self._take(server, session, envelope, fault))

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802 - aiosmtpd
        if not getattr(session, "quits", True):
            await asyncio.sleep(60)
        return "221 Bye"

    async def _take(self, server, session, envelope, fault):
        await asyncio.sleep(self.server.delay + self.server.thinking)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.server.received.extend(
            Received(
                to=address,
                name=letter["Message-ID"],
                subject=letter["Subject"].strip(),
                text=letter.get_body(("plain",)).get_content(),
                is_answered=fault != "hang up",
            )
            for address in envelope.rcpt_tos
        )
        if fault == "hang up":
            server.transport.abort()
        session.quits = fault != "never quit"
        return ACCEPTED
