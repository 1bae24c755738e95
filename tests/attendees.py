"""A manager of meetings at the pages in the admin."""

import datetime as dt

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.urls import reverse

from events.attendees.changes import change_of
from events.models import EventPage
from home.roles import MEETING_HOST


def make_user(role=MEETING_HOST, name="vera"):
    """Return somebody who has a role."""
    user = User.objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    return user


def sign_in(client, role=MEETING_HOST, name="vera"):
    """Sign somebody with a role in, and return the browser."""
    client.force_login(make_user(role, name))
    return client


def address(name, *args):
    """Return the address of a page; a page of the tree or a row stands for its key."""
    return reverse(f"events_hosting:{name}", args=[getattr(each, "pk", each) for each in args])


def see(client, name, /, *args, **query):
    """Return what stands on a page, in one line."""
    return words(client.get(address(name, *args), query))


def press(client, name, /, *args, **fields):
    """Post a form or a button, and return what stands on the page that follows."""
    return words(client.post(address(name, *args), fields, follow=True))


def words(response):
    """Return the text of a page, with its messages."""
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser").body.get_text(" ", strip=True)


def names(response):
    """Return who stands in the list of people, in its order."""
    soup = BeautifulSoup(response.content, "html.parser")
    return [link.text for link in soup.select("main td.title > a")]


def publish(event, **fields):
    """Publish a meeting with other facts, and return what is to be told."""
    page = EventPage.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return change_of(page)


def later(event, days=1):
    """Return the times of a meeting some days later."""
    wait = dt.timedelta(days=days)
    return {"starts_at": event.starts_at + wait, "ends_at": event.ends_at + wait}


def decide(client, event, action="send"):
    """Press a button of the question whether to tell, as it stands now; return what follows."""
    change = change_of(EventPage.objects.get(pk=event.pk))
    return press(client, "tell", event, action=action, mark=change.mark if change else "")
