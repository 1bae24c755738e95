"""A site in processes of its own beside a mail server, for what goes wrong between them."""

import re
import time
from contextlib import contextmanager
from dataclasses import dataclass

import requests
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import Locale

from events.models import EventIndexPage
from tests.mail_server import MailServer
from tests.registrations import make_meeting, written
from tests.rows import put_back
from tests.serving import Served, send, served, wait_until

LONG_AGO = "2020-01-01 00:00:00+00:00"
MAILS = "SELECT state, attempts, problem FROM access_outgoingmail ORDER BY id"
STATES = "SELECT state, COUNT(*) FROM events_registration WHERE event_id = {} GROUP BY state"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TABLES = ["access_signedlink", "access_outgoingmail", "django_tasks_database_dbtaskresult"]


@dataclass
class Stage:
    """A site, its mail server, and meetings to which people can answer."""

    site: Served
    server: MailServer
    meetings: dict  # the key and the address of each: what a test asks the database locks rows

    def clear(self):
        """Begin with an empty outbox, and with a mail server that works."""
        for table in [*TABLES, "cache", "counters"]:
            self.site.ask(f"DELETE FROM {table}")
        self.server.stop()
        self.server.received.clear()
        self.server.begun = 0
        self.server.behave()
        self.server.start()

    def answer(self, meeting, people):
        """Have people answer, one after the other; return how long the slowest had to wait."""
        address = self.site.address + self.meetings[meeting][1]
        longest = 0.0
        for number, who in enumerate(people):
            begun = time.monotonic()
            assert send(address, written(who), number) == 200
            longest = max(longest, time.monotonic() - begun)
        return longest

    def states(self, meeting):
        """Return how many stand how."""
        return dict(self.site.ask(STATES.format(self.meetings[meeting][0])))

    def mails(self):
        """Return how every mail stands: its state, how often it was tried, and its problem."""
        return self.site.ask(MAILS)

    def ends(self):
        """Return how every mail stands, without its problem."""
        return [(state, tries) for state, tries, _problem in self.mails()]

    def is_done(self):
        """Tell whether every mail has gone."""
        return {state for state, *_rest in self.mails()} == {"sent"}

    def wait_for_tries(self):
        """Wait until every mail was tried that goes when the answer is there, without a worker."""
        if self.site.variables["TASKS"] == "immediate":
            wait_until(
                lambda: all(
                    tries and state != "sending" for state, tries, _problem in self.mails()
                )
            )

    def let_time_pass(self):
        """Let the time come at which mails, and tasks of dead workers, are tried again."""
        for column in ("next_try_at", "started_at"):
            self.site.ask(f"UPDATE access_outgoingmail SET {column} = '{LONG_AGO}'")
        self.site.ask("DELETE FROM counters")

    def send_all(self):
        """Send what waits, by the worker or by the command that a site without one runs."""
        if self.site.variables["TASKS"] == "database":
            with self.site.worker():
                wait_until(self.is_done)
        else:
            self.site.manage("send_mail")

    def signed_in(self, name):
        """Return the browser of somebody who has signed in."""
        browser = requests.Session()
        self.submit(browser, reverse("wagtailadmin_login"), username=name, password="a long one")
        return browser

    def submit(self, browser, path, **fields):
        """Send the form of a page; a hidden field that is left out is sent as it stands."""
        address = self.site.address + path
        page = browser.get(address, timeout=60).text
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
        headers = {"Referer": address}
        answer = browser.post(
            address, data={**dict(hidden), **fields}, headers=headers, timeout=60
        )
        answer.raise_for_status()
        return answer.text


@contextmanager
def staged(folder, meetings, prepare=lambda event: None, **environment):
    """Serve meetings, each with so many seats on site, beside a mail server."""
    server = MailServer()
    with put_back():
        User.objects.create(
            username="vera",
            is_superuser=True,
            password=PBKDF2PasswordHasher().encode("a long one", "salt"),
        )
        calendar = EventIndexPage.objects.get(locale=Locale.get_default())
        made = {
            name: make_meeting(calendar, capacity_on_site=seats)
            for name, seats in meetings.items()
        }
        for event in made.values():
            prepare(event)
        with served(folder, workers=1, EMAIL_URL=server.url, **environment) as site:
            addresses = {name: (event.pk, event.answer_url) for name, event in made.items()}
            yield Stage(site, server, addresses)
    server.stop()
