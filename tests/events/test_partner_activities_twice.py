"""What stands in the calendars of two partners is shown once."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from events.models import PartnerActivity
from tests.factories import make_activity, make_partner

pytestmark = pytest.mark.django_db
START = timezone.now() + dt.timedelta(days=9)


@pytest.fixture
def partners():
    return make_partner("Ena"), make_partner("Andra")


def shown(client):
    page = BeautifulSoup(client.get("/kalender/").content, "html.parser")
    cards = page.select("section[aria-labelledby=partners] article")
    return [(card.h3.get_text(strip=True), card.select("a")[1].text) for card in cards]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"uid": "1@x", "title": "Mässa"}, {"uid": "1@x", "title": "Stora mässan"}),
        ({"title": "Mässa", "place": "Sal 2"}, {"title": "mässa", "place": "SAL 2"}),
        ({"uid": "1@x", "title": "Mässa"}, {"uid": "2@y", "title": "Mässa"}),
    ],
    ids=["the same UID", "the same name and place", "the same name, and UIDs of each"],
)
def test_the_same_at_the_same_time_is_shown_once(client, partners, one, other):
    for partner, fields in zip(partners[::-1], (other, one), strict=True):
        make_activity(partner, starts_at=START, **fields)
    assert shown(client) == [("Mässa", "Ena")]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Mässa", "starts_at": START + dt.timedelta(hours=1)},
        {"title": "Mässa", "place": "Sal 3"},
        {"title": "Annat"},
    ],
    ids=["at another time", "in another place", "by another name"],
)
def test_what_differs_is_shown_twice(client, partners, other):
    make_activity(partners[0], title="Mässa", place="Sal 2", starts_at=START)
    make_activity(partners[1], **{"starts_at": START, "place": "Sal 2", **other})
    assert len(shown(client)) == 2


def test_it_is_shown_by_the_other_when_the_first_cannot_be_read(client, partners):
    for partner in partners:
        make_activity(partner, title="Mässa", starts_at=START)
    partners[0].read_at = partners[0].added_at = timezone.now() - dt.timedelta(weeks=3)
    partners[0].save()
    assert shown(client) == [("Mässa", "Andra")]
    assert PartnerActivity.objects.count() == 2
