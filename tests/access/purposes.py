"""A purpose of links for tests: what it was asked to do is written down."""

import datetime as dt

from django.http import HttpResponse

from access import links

done: list[str] = []


def _open(request, link):
    done.append(link.subject)
    return HttpResponse("done")


def purpose(**fields):
    values = {
        "name": "test.once",
        "lifetime": lambda: dt.timedelta(minutes=30),
        "offer": lambda link: links.Offer("A title", "A text.", "Do it"),
        "open": _open,
    }
    return links.Purpose(**{**values, **fields})


def make_link(subject="1", **fields):
    """Return the secret of a new link for the purpose of tests."""
    done.clear()
    chosen = purpose(**fields)
    links.register(chosen)
    return links.make(chosen.name, subject)
