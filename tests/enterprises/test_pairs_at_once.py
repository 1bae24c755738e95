"""Every two of those who change many profiles do so at once, and neither waits for the other."""

import datetime as dt
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from enterprises.importing import import_enterprises, read
from enterprises.lifecycle import actions as lifecycle
from enterprises.models import ContactPerson, EnterpriseIndexPage
from enterprises.moderation.actions import approve_all
from enterprises.moderation.sending import send
from headless import versions
from search.rebuild import mend
from tests.enterprises.test_moderation_concurrency import change, fresh
from tests.factories import make_contact, make_enterprise, municipality
from tests.together import at_once

pytestmark = pytest.mark.usefixtures("committed")
MANY = 4


@pytest.fixture
def reviewer():
    return get_user_model().objects.create_superuser("granskare", "g@example.org", "x")


@pytest.fixture
def profiles():
    """Return profiles in both languages that are old enough to be asked about."""
    directory = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    known = {
        "municipality": municipality("Nora"),
        "confirmed_on": timezone.localdate() - dt.timedelta(days=200),
    }
    made = []
    for number in range(MANY):
        page = make_enterprise(directory, title=f"Rutor {number}", **known)
        page.get_translations().get().get_latest_revision().publish()
        make_contact(page, f"anna{number}@example.org")
        made.append(page)
    return made


def bulk_publish(pages, reviewer):
    client = Client()
    client.force_login(reviewer)
    numbers = "&".join(f"id={page.pk}" for page in reversed(pages))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.post(f"{address}?{numbers}").status_code == 302


def approve_many(pages, reviewer):
    contacts = [ContactPerson.objects.get(page=page) for page in pages]
    now = timezone.now().isoformat()
    rows = [
        send(change(fresh(page), contact, summary=f"Nytt {now}."))
        for page, contact in zip(pages, contacts, strict=True)
    ]
    return partial(approved, rows, reviewer)


def approved(rows, reviewer):
    found = approve_all([str(row.pk) for row in rows], reviewer)
    assert not [each for each in found if "gick fel" in each.problem]


def confirm(pages, reviewer):
    for page in pages:
        lifecycle.confirm(fresh(page))


def close(pages, reviewer):
    for page in reversed(pages[1:]):
        lifecycle.close(fresh(page))


def take_in(pages, reviewer):
    lines = [f"{page.title};Nora;Vi läser {timezone.now()}." for page in reversed(pages)]
    lines.insert(2, f"Bageri {timezone.now()};Nora;Vi bakar.")
    table = read("lista.csv", "\n".join(["Namn;Kommun;Ingress", *lines]).encode())
    report = import_enterprises(table, publish=True, strict=True, user=reviewer)
    assert report.is_written, report.outcomes


def daily(pages, reviewer):
    call_command("daily", verbosity=0)


DEEDS = [bulk_publish, approve_many, confirm, close, take_in, daily]


@pytest.mark.parametrize("first", DEEDS, ids=lambda deed: deed.__name__)
def test_neither_of_two_waits_for_the_other_for_ever(first, profiles, reviewer):
    for second in DEEDS[DEEDS.index(first) :]:
        before = versions.current().number
        jobs = [
            deed(profiles, reviewer) if deed is approve_many else partial(deed, profiles, reviewer)
            for deed in (first, second)
        ]
        found = at_once(*jobs)
        assert [each for each in found if isinstance(each, Exception)] == [], second.__name__
        assert versions.current().number > before
        assert mend().count == 0
        open_again(profiles)


def open_again(pages):
    for page in pages:
        now = fresh(page)
        if not now.live:
            lifecycle.reopen(now)
            now.save_revision().publish()
