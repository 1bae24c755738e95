"""What watching keeps of people is found, erased, ended when mail bounces, and shown to nobody."""

import datetime as dt

import pytest
from django.utils import timezone

from access import personal_data
from access.addresses import digest
from access.delivery import bounced
from access.models import OutgoingMail, SignedLink
from procurement.models import SentNotice, Subscription
from procurement.subscriptions import sending
from tests.factories import make_notice
from tests.procurement.watching import READER, daily, read_mails, watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def watching(client):
    watch(client, cpv="9091")
    return Subscription.objects.get()


def soon():
    return timezone.now() + dt.timedelta(days=20)


def test_everything_about_an_address_is_handed_out(watching):
    make_notice(title="Städning", codes=["90910000"], deadline_at=soon())
    daily()
    (record,) = personal_data.find(READER)["procurement.subscriptions"]
    assert "9091" in record["watches"]
    assert [row["notice__title"] for row in record["told"]] == ["Städning"]


def test_everything_about_an_address_is_erased(watching, admin_user):
    make_notice(codes=["90910000"], deadline_at=soon())
    told = personal_data.erase(READER, user=admin_user)
    assert told["procurement.subscriptions"]["erased"] == 1
    assert not Subscription.objects.exists()
    assert not OutgoingMail.objects.filter(address=digest(READER)).exists()
    assert not any(personal_data.find(READER).values())


def test_an_address_that_no_mail_reaches_is_ended(watching):
    bounced.send(sender=OutgoingMail, address=READER.upper())
    assert not Subscription.objects.exists()


def test_what_waits_goes_with_the_subscription(watching):
    make_notice(codes=["90910000"], deadline_at=soon())
    read_mails()
    waiting = OutgoingMail.objects.filter(kind=sending.DIGEST)
    told = {"subscription": str(watching.uid), "entries": []}
    waiting.update(state="waiting", to=READER, told=told)
    bounced.send(sender=OutgoingMail, address=READER)
    assert not OutgoingMail.objects.filter(to=READER).exists()
    assert not SignedLink.objects.filter(purpose="procurement.star").exists()


def test_a_worker_that_dies_before_it_is_done_loses_nothing_and_sends_nothing_twice(
    watching, monkeypatch
):
    remember = sending._remember

    def die(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "_remember", die)
    Subscription.objects.update(frequency="daily")
    make_notice(title="Avbrott", codes=["90910000"], deadline_at=soon())
    with pytest.raises(KeyboardInterrupt):
        sending.send_rounds()
    assert not OutgoingMail.objects.filter(kind=sending.DIGEST).exists()
    monkeypatch.setattr(sending, "_remember", remember)
    assert len(daily()) == 1
    assert daily() == []
    assert SentNotice.objects.count() == 1


def test_one_that_fails_does_not_stop_the_others(client, monkeypatch):
    watch(client)
    watch(client, email="andra@example.org")
    digest_of = sending.digest_of

    def fail_for_the_first(subscription, now):
        if subscription.email == READER:
            raise ValueError
        return digest_of(subscription, now)

    monkeypatch.setattr(sending, "digest_of", fail_for_the_first)
    make_notice(deadline_at=soon())
    assert [mail.to for mail in read_mails()] == [["andra@example.org"]]
