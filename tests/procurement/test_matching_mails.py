"""Contact persons get fitting notices by mail when they say so: each once, and with a way out."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from access.addresses import digest
from procurement.enums import Phase
from procurement.matching import privacy
from procurement.matching.actions import is_due, send_fitting
from procurement.matching.choices import choose, frequency_of
from procurement.models import FittingMailChoice, FittingMailNotice, MailFrequency
from tests.factories import make_contact
from tests.self_service import log_in
from tests.sellers import notice, seller

pytestmark = pytest.mark.django_db
ANNA = "anna@bageriet.example.org"
DAY = dt.timedelta(days=1)


@pytest.fixture
def page(directory):
    return seller(directory, title="Rena rutor")


@pytest.fixture
def contact(page):
    return make_contact(page, ANNA)


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    def send(now=None):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            send_fitting(now)
        return mail.outbox[before:]

    return send


def way_out(letter):
    return re.search(r"<https?://[^/]+(/[^>]+)>", letter.message()["List-Unsubscribe"]).group(1)


def test_nobody_gets_any_who_has_not_said_so(contact, send):
    notice()
    assert send() == []


def test_a_mail_says_what_fits_and_why_in_the_readers_language(page, contact, send):
    choose(ANNA, MailFrequency.DAILY)
    notice(title="Städning av skolor", title_en="Cleaning of schools")
    (letter,) = send()
    assert letter.to == [ANNA] and "Rena rutor" in letter.subject
    assert "Städning av skolor" in letter.body and "90910000" in letter.body
    assert "/upphandling/annonser/" in letter.body
    page.contact_persons.update(language="en")
    notice(title="Golv", title_en="")
    (letter,) = send(timezone.now() + DAY)
    assert "Golv" in letter.body and "A tender that fits" in letter.subject
    assert 'lang="sv"' in letter.alternatives[0][0]


def test_nothing_is_sent_twice_and_nothing_is_lost(contact, send):
    choose(ANNA, MailFrequency.DAILY)
    for _number in range(12):
        notice()
    first, second = send(), send(timezone.now() + DAY)
    links = [re.findall(r"/annonser/(\d+)-", letter.body) for letter in (*first, *second)]
    assert [len(set(each)) for each in links] == [10, 2]
    assert not set(links[0]) & set(links[1])
    assert send(timezone.now() + 2 * DAY) == []
    assert send() == [] and FittingMailNotice.objects.count() == 12


def test_only_what_is_public_and_not_too_late(page, contact, send):
    choose(ANNA, MailFrequency.DAILY)
    notice(live=False), notice(phase=Phase.CANCELLED), notice(["55500000"])
    notice(deadline_at=timezone.now() - DAY)
    assert send() == []
    notice()
    page.unpublish()
    assert send(timezone.now() + DAY) == []


@pytest.mark.parametrize(
    ("frequency", "looked_on", "due"),
    [
        (MailFrequency.DAILY, None, True),
        (MailFrequency.DAILY, dt.date(2026, 11, 29), True),
        (MailFrequency.DAILY, dt.date(2026, 11, 30), False),
        (MailFrequency.WEEKLY, None, True),
        (MailFrequency.WEEKLY, dt.date(2026, 11, 29), True),
        (MailFrequency.WEEKLY, dt.date(2026, 11, 30), False),
    ],
)
def test_weekly_ones_come_from_monday_on(frequency, looked_on, due):
    choice = FittingMailChoice(frequency=frequency, looked_on=looked_on)
    assert is_due(choice, dt.date(2026, 11, 30)) is due  # a Monday
    assert is_due(choice, dt.date(2026, 12, 2)) or frequency == MailFrequency.WEEKLY


def test_one_mail_for_all_enterprises_of_an_address(directory, contact, send):
    make_contact(seller(directory, title="Blanka fönster"), ANNA)
    choose(ANNA, MailFrequency.WEEKLY)
    notice(title="Fönster")
    (letter,) = send()
    assert letter.body.count("Fönster\n") == 1


def test_one_click_ends_them_and_the_same_link_leads_back(contact, send, client):
    choose(ANNA, MailFrequency.DAILY)
    notice()
    (letter,) = send()
    program = Client(enforce_csrf_checks=True)
    answer = program.post(way_out(letter), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and frequency_of(ANNA) == MailFrequency.NEVER
    notice()
    assert send(timezone.now() + DAY) == []
    client.post(way_out(letter), {"action": "again"})
    assert frequency_of(ANNA) == MailFrequency.WEEKLY


def test_opening_the_link_changes_nothing(contact, send, client):
    choose(ANNA, MailFrequency.DAILY)
    notice()
    assert client.get(way_out(send()[0])).status_code == 200
    assert frequency_of(ANNA) == MailFrequency.DAILY


def test_a_contact_person_chooses_on_their_own_pages(contact, client, directory, procurement):
    notice(title="Städning")
    log_in(client, contact)
    dashboard = client.get(directory.subroute_url("self_service_profile", contact.page_id))
    assert "Städning" in dashboard.text and 'value="weekly"' in dashboard.text
    address = procurement.subroute_url("fits_you")
    assert address == f"{procurement.url}passar-er/"
    answer = client.post(address, {"frequency": "weekly"}, follow=True)
    assert "Ditt val är sparat" in answer.text and frequency_of(ANNA) == MailFrequency.WEEKLY


def test_who_is_not_logged_in_is_told_how_and_can_choose_nothing(client, procurement):
    address = procurement.subroute_url("fits_you")
    assert "Logga in" in client.get(address).text
    assert client.post(address, {"frequency": "daily"}).status_code == 200
    assert not FittingMailChoice.objects.exists()


def test_a_yes_does_not_come_back_with_somebody_who_was_removed(page, contact, send):
    choose(ANNA, MailFrequency.DAILY)
    contact.delete()
    make_contact(page, ANNA)
    notice()
    assert send() == [] and frequency_of(ANNA) == MailFrequency.NEVER


def test_an_address_that_sends_our_mail_back_gets_none(contact, send):
    choose(ANNA, MailFrequency.DAILY)
    notice()
    type(contact).objects.update(bounced_at=timezone.now())
    assert send() == []


def test_what_is_held_is_found_and_erased(contact, send):
    choose(ANNA, MailFrequency.DAILY)
    notice()
    send()
    (found,) = privacy.find(ANNA)
    assert found["told"] == 1
    privacy.erase(ANNA)
    assert not FittingMailChoice.objects.filter(address=digest(ANNA)).exists()
