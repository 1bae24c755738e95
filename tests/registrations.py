"""Somebody who answers to a meeting: on its page, and by the links in their mail."""

import datetime as dt
import re

from django.core import mail
from django.utils import timezone

from access.delivery import deliver_due
from events.enums import Mode
from events.registration.actions import answer as take
from events.registration.answers import Reply
from tests.factories import make_event

WEEK = dt.timedelta(days=7)


def make_meeting(calendar, **fields):
    """Publish a meeting a week ahead, on site and online, that takes registrations."""
    defaults = {
        "title": "Vårens träff",
        "starts_at": timezone.now() + WEEK,
        "ends_at": timezone.now() + WEEK + dt.timedelta(hours=2),
        "mode": Mode.HYBRID,
        "online_url": "https://mote.example.org/rum",
        "takes_registrations": True,
    }
    return make_event(calendar, **{**defaults, **fields})


def reply(who="anna", what="on_site", **fields):
    """Return what somebody answers, as values."""
    defaults = {"name": who.capitalize(), "email": f"{who}@example.org"}
    return Reply(answer=what, **{**defaults, **fields})


def answer(event, who="anna", what="on_site", **fields):
    """Have somebody answer, and return the registration as it is stored."""
    own = event.source.registrations.filter(email=f"{who}@example.org").first()
    take(event, reply(who, what, **fields), own)
    return event.source.registrations.get(email=f"{who}@example.org")


def written(who="anna", what="on_site", **fields):
    """Return what somebody fills in."""
    return {"answer": what, "name": who.capitalize(), "email": f"{who}@example.org", **fields}


def post(client, event, who="anna", what="on_site", **fields):
    """Send the form on the page of a meeting, and return the page that follows."""
    return client.post(event.answer_url, written(who, what, **fields), follow=True)


def letters(who):
    """Send what waits, and return the mails that somebody has got, the latest last."""
    deliver_due()
    return [letter for letter in mail.outbox if letter.to == [f"{who}@example.org"]]


def link(letter, label):
    """Return the path of the link with a label in a mail."""
    return "/" + re.search(rf"^{re.escape(label)}:\n(\S+)", letter.body, re.M)[1].split("/", 3)[3]


def press(client, letter, label):
    """Open a link of a mail and press its button; return the page that follows."""
    return client.post(link(letter, label), follow=True)
