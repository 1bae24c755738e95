"""People whom a test may invite to meetings, who do not exist, and what they say to that."""

import re
from contextlib import contextmanager

from access.addresses import digest
from events.invitations import sources
from events.invitations.actions import invite
from events.invitations.sources import Invitee, Source

REASON = {"sv": "Du får det här för att du finns med.", "en": "You get this since you are known."}


class People:
    """Those whom the calendar may invite: in place of those whom the site knows."""

    def __init__(self):
        self.rows = {}
        self.noted = []

    def add(self, *names, language="sv", **fields):
        """Add some who take invitations, unless it says otherwise."""
        for name in names:
            address = f"{name}@example.org"
            self.rows[address] = Invitee(address, language, REASON[language], **fields)

    def remove(self, name):
        """Take somebody out."""
        del self.rows[f"{name}@example.org"]

    def find(self):
        """Return them all."""
        return list(self.rows.values())

    def note(self, mark, is_willing):
        """Remember what somebody has said to invitations."""
        self.noted += [(each, is_willing) for each in self.rows if digest(each) == mark]


@contextmanager
def people():
    """Put people of the test's own in the place of all others."""
    before, found = dict(sources.sources), People()
    sources.sources.clear()
    sources.register_source("test", Source(found.find, found.note))
    try:
        yield found
    finally:
        sources.sources.clear()
        sources.sources.update(before)


def send(event, user=None, **greetings):
    """Invite everybody, with a greeting by language; return how many."""
    return invite(event, greetings, user)


def way_out(letter):
    """Return the path of the link in a mail by which its reader unsubscribes."""
    address = re.search(r"^<(https?://\S+)>$", letter.message()["List-Unsubscribe"])[1]
    return "/" + address.split("/", 3)[3]
