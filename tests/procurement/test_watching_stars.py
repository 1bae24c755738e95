"""A starred notice: reminders 14 and 3 days before its last day, and a word when it changes."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from access.models import OutgoingMail
from procurement.enums import Phase
from procurement.models import Subscription
from tests.factories import make_notice
from tests.procurement.watching import READER, at, daily, links_of, press, read_mails, watch

pytestmark = pytest.mark.django_db
LAST_DAY = at("2026-12-01T12:00")


@pytest.fixture
def clock():
    with time_machine.travel(at("2026-11-02T07:00"), tick=False) as clock:
        yield clock


@pytest.fixture
def notice(clock):
    return make_notice(title="Städning", deadline_at=LAST_DAY)


def star(client, notice):
    page = client.get(f"/upphandling/annonser/{notice.pk}-{notice.slug}/")
    (way,) = BeautifulSoup(page.content, "html.parser").find_all(
        "a", string="Påminn mig före sista dagen"
    )
    assert client.post(way["href"], {"email": READER}).status_code == 302
    (asked,) = read_mails()
    (path,) = links_of(asked).values()
    assert press(client, path).status_code == 200


def days_told(clock, days):
    """Return on which days of the coming ones mail comes."""
    told = {}
    for number in range(days):
        if found := daily():
            told[number] = [mail.subject for mail in found]
        assert daily() == []
        clock.shift(dt.timedelta(days=1))
    return told


def test_reminders_come_14_and_3_days_before(client, clock, notice):
    star(client, notice)
    assert days_told(clock, 30) == {
        15: ["14 dagar kvar: Städning"],
        26: ["3 dagar kvar: Städning"],
    }


def test_who_stars_late_gets_the_reminder_that_is_left(client, clock, notice):
    clock.move_to(at("2026-11-20T07:00"))
    star(client, notice)
    assert list(days_told(clock, 12)) == [8]


def test_a_moved_day_is_told_once_and_reminded_of_anew(client, clock, notice):
    star(client, notice)
    clock.move_to(at("2026-11-17T07:00"))
    assert len(daily()) == 1
    notice.deadline_at = at("2026-12-20T12:00")
    notice.save()
    (told,) = read_mails()
    assert told.subject == "Ny sista dag: Städning"
    assert "1 december 2026" in told.body
    assert "20 december 2026" in told.body
    assert list(days_told(clock, 34)) == [19, 30]


def test_a_cancelled_one_is_told_once_and_never_reminded_of(client, clock, notice):
    star(client, notice)
    notice.phase = Phase.CANCELLED
    notice.save()
    (told,) = read_mails()
    assert told.subject == "Inställd: Städning"
    assert days_told(clock, 30) == {}


def test_a_reminder_that_waits_while_the_day_moves_does_not_go(client, clock, notice):
    star(client, notice)
    clock.move_to(at("2026-11-17T07:00"))
    assert len(daily()) == 1
    row = OutgoingMail.objects.get(kind="procurement.deadline_reminder")
    told = {
        "subscription": str(Subscription.objects.get().uid),
        "notice": notice.pk,
        "deadline": LAST_DAY.isoformat(),
    }
    OutgoingMail.objects.filter(pk=row.pk).update(state="waiting", to=READER, told=told)
    notice.deadline_at = at("2026-12-20T12:00")
    notice.save()
    assert [mail.subject for mail in [*read_mails(), *daily()]] == ["Ny sista dag: Städning"]


def test_a_notice_is_starred_from_a_mail_without_another_confirmation(client, clock):
    watch(client)
    notice = make_notice(title="Ny", deadline_at=LAST_DAY)
    (told,) = read_mails()
    path = links_of(told)["Påminn mig före sista dagen"]
    client.get(path)
    assert not Subscription.objects.of_notices().exists()
    press(client, path)
    assert Subscription.objects.of_notices().get().notice == notice
    notice.deadline_at = at("2026-12-05T12:00")
    notice.save()
    assert [mail.subject for mail in [*read_mails(), *daily()]] == ["Ny sista dag: Ny"]


def test_what_is_over_cannot_be_starred(client, clock):
    notice = make_notice(deadline_at=at("2026-11-01T12:00"))
    page = client.get(f"/upphandling/bevaka/annons/{notice.pk}/")
    assert b'name="email"' not in page.content
    client.post(f"/upphandling/bevaka/annons/{notice.pk}/", {"email": READER})
    assert read_mails() == []


def test_an_address_is_forgotten_when_its_notice_is_long_over(client, clock, notice):
    star(client, notice)
    clock.move_to(at("2027-01-15T07:00"))
    daily()
    assert not Subscription.objects.exists()
