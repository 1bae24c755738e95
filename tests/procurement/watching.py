"""How tests watch notices: as a reader does, by the page and the mails."""

import datetime as dt
import re

from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from access.delivery import deliver_due
from procurement.duties import (
    forget_unconfirmed_watching,
    remind_of_last_days,
    tell_those_who_watch,
)

PAGE = "/upphandling/bevaka/"
ENGLISH_PAGE = "/en/procurement/watch/"
READER = "lasare@example.org"
LINK = re.compile(r"https?://[^\s>]+/(?:lank|link)/[^\s>]+/")


def at(text):
    """Return a moment on the clocks of Stockholm."""
    return timezone.make_aware(dt.datetime.fromisoformat(text))


def soon(days=20):
    """Return a moment so many days from now."""
    return timezone.now() + dt.timedelta(days=days)


def text_of(answer):
    """Return what the main part of a page says."""
    return BeautifulSoup(answer.content, "html.parser").find("main").get_text(" ", strip=True)


def ask(client, page=PAGE, **chosen):
    """Send the form, and return the answer."""
    said = {"frequency": "at_once", "email": READER, **chosen}
    return client.post(page, said)


def read_mails():
    """Return the mails that have come since, and forget them."""
    deliver_due()  # no transaction ends in a test
    found, mail.outbox[:] = list(mail.outbox), []
    return found


def links_of(message):
    """Return the path of each signed link of a mail, by the words before it."""
    found = {}
    before = ""
    for line in message.body.splitlines():
        match = LINK.search(line)
        if match:
            label = line[: match.start()].strip(" :") or before.strip(" :")
            found[label] = re.sub(r"^https?://[^/]+", "", match.group())
        before = line
    return found


def press(client, path, **said):
    """Press the button behind a link."""
    return client.post(path, said)


def watch(client, page=PAGE, **chosen):
    """Ask and confirm; return the mail that asked for it."""
    assert ask(client, page, **chosen).status_code == 302
    (message,) = read_mails()
    (path,) = links_of(message).values()
    assert press(client, path).status_code == 200
    return message


def daily():
    """Do what is done every day, and return the mails that it caused."""
    for duty in (remind_of_last_days, tell_those_who_watch, forget_unconfirmed_watching):
        duty()
    return read_mails()
