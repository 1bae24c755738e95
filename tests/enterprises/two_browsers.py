"""Two browsers on one draft, and what the second is asked when the first has saved meanwhile."""

from django.test import Client

from access import links
from enterprises.models import Submission
from tests.enterprises.submission_walk import ANSWERS, Walk, soup


def filled(client):
    """Return a browser that has filled in every step."""
    walk = Walk(client)
    walk.begin()
    for step in ANSWERS:
        walk.fill(step)
    return walk


def in_another_browser(walk):
    """Return the same draft in another browser, which has opened the link in the mail."""
    other = Walk(Client())
    address = links.address(links.make(Submission.LINK, walk.submission.pk), "sv")
    other.client.post("/" + address.split("/", 3)[3])
    return other


def seen(browser, step):
    """Return what the page of a step carries about what it showed."""
    return soup(browser.client.get(browser.address(step))).select_one("[name=seen]")["value"]


def field(answer, name):
    """Return what a field of an answer says."""
    found = soup(answer).select_one(f"main [name={name}]")
    return found.get("value") or found.get_text().strip()


def asked(answer):
    """Return the rows of the question: what is saved and what was typed, by label."""
    assert answer.status_code == 409
    summary = soup(answer).select_one(".error-summary")
    assert "sparades i ett annat fönster" in summary.get_text()
    return {
        row.dt.get_text(strip=True): tuple(
            each.get_text(" ", strip=True).split(": ", 1)[1] for each in row("dd")
        )
        for row in summary.select("dl > div")
    }
