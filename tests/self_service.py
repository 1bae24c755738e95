"""A contact person at the keyboard: asks for links, opens them, and keeps up a profile."""

from django.utils import translation

from access import links
from enterprises.contacts.links import LOGIN


def login_link(contact, language=None):
    """Return the path of a new link to log in, as it stands in a mail."""
    token = links.make(LOGIN, contact.pk)
    address = links.address(token, language or contact.language)
    return "/" + address.split("/", 3)[3]


def log_in(client, contact):
    """Log a contact person in as they do it: open the link, press the button."""
    answer = client.post(login_link(contact))
    translation.activate("sv")
    return answer


def at(directory, name, *args):
    """Return the address of one of the pages for contact persons."""
    return directory.subroute_url(name, *args)
