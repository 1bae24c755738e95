"""A manager who writes to a group of those who answered: the steps of the pages."""

from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import PageLogEntry

from access.delivery import deliver_due
from tests.attendees import address, words
from tests.registrations import answer, make_meeting

WRITTEN = {"subject_sv": "Ta med en penna", "text_sv": "Hej!\r\n\r\nVi har bara två."}
ENGLISH = {"subject_en": "Bring a pen", "text_en": "Hello!"}


def make_answered(calendar):
    """Return a meeting: Anna has the seat on site, Bo waits; Cia is online, Dan cannot come."""
    event = make_meeting(calendar, capacity_on_site=1, capacity_online=5)
    for who, what in {"anna": "on_site", "bo": "on_site", "cia": "online", "dan": "no"}.items():
        answer(event, who, what)
    quiet()
    return event


def take(host, event, step, **fields):
    """Press a button of the pages, and return the answer."""
    return host.post(address("group", event), {**WRITTEN, "step": step, **fields}, follow=True)


def look(host, event, whom="coming", **fields):
    return take(host, event, "preview", whom=whom, **fields)


def send(host, event, whom="coming", **fields):
    """Press what the preview shows: all that it carries along goes back."""
    return words(host.post(*carried(look(host, event, whom, **fields), "send"), follow=True))


def carried(page, step):
    """Return the address and the hidden fields of a page, as a browser posts them."""
    form = BeautifulSoup(page.content, "html.parser").select_one("main form:has([name=step])")
    fields = {each["name"]: each.get("value", "") for each in form.select("[type=hidden]")}
    return page.request["PATH_INFO"], {**fields, "step": step}


def got():
    """Return who has got a mail, in order."""
    deliver_due()
    return sorted(letter.to[0].partition("@")[0] for letter in mail.outbox)


def quiet():
    """Forget the mails that answers have caused."""
    deliver_due()
    mail.outbox.clear()


def history(event):
    found = PageLogEntry.objects.filter(page=event.pk, action="events.group")
    return [entry.message for entry in found]
