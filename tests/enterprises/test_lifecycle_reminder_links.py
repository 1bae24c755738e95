"""The links in a reminder do one thing each, for its receiver, as long as the reminder lives."""

import datetime as dt
import re

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from access.delivery import deliver_due
from access.models import OutgoingMail, SignedLink
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.reminders import send_reminders
from enterprises.models import Consent, ContactPerson
from tests.factories import make_contact, make_english, make_enterprise

pytestmark = pytest.mark.django_db
CONFIRMED = dt.date(2026, 1, 15)
ASKED, REMINDED = dt.date(2026, 7, 15), dt.date(2026, 8, 5)
LAST, PAUSED = dt.date(2026, 8, 26), dt.date(2027, 1, 15)
DAY = dt.timedelta(days=1)


def at_noon(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC), tick=False)


def links_of(message):
    """Return the addresses of the buttons of a mail, by what they say."""
    html = BeautifulSoup(message.alternatives[0][0], "html.parser")
    return {a.get_text(): a["href"].replace("http://testserver", "") for a in html.select("p a")}


def reminded(day=ASKED):
    mail.outbox.clear()
    with at_noon(day):
        send_reminders()
        deliver_due()
    found = [links_of(message) for message in mail.outbox]
    return [
        {text: re.sub(r"^https?://[^/]+", "", url) for text, url in each.items()} for each in found
    ]


@pytest.fixture
def page(directory):
    page = make_enterprise(
        directory,
        title="Bageriet",
        slug="bageriet",
        confirmed_on=CONFIRMED,
        email="info@bageriet.example.org",
    )
    make_english(page, title="The bakery")
    return page


@pytest.fixture
def contact(page):
    return make_contact(page)


def test_opening_a_link_does_nothing(client, contact):
    (links,) = reminded()
    with at_noon(ASKED):
        for words in ("Allt stämmer", "Ändra uppgifter", "Avregistrera oss"):
            for _ in range(3):
                answer = client.get(links[words])
                assert answer.status_code == 200
                assert "no-store" in answer["Cache-Control"]
                assert answer["Referrer-Policy"] == "no-referrer"
                form = BeautifulSoup(answer.content, "html.parser").select_one("main form")
                assert form.select_one('[name="csrfmiddlewaretoken"]')
    contact.page.refresh_from_db()
    assert (contact.page.confirmed_on, contact.page.live) == (CONFIRMED, True)
    assert not SignedLink.objects.exclude(used_at=None).exists()


def test_the_button_confirms_in_both_languages_and_once(client, contact, page):
    (links,) = reminded()
    with at_noon(ASKED + DAY):
        answer = client.post(links["Allt stämmer"])
        again = client.post(links["Allt stämmer"])
    assert "Uppgifterna om Bageriet är bekräftade." in answer.text
    assert 'href="/foretag/mitt-foretag/"' in answer.text
    assert again.status_code == 410
    assert "Uppgifterna är redan bekräftade" in again.text
    family = type(page).objects.filter(translation_key=page.translation_key)
    assert set(family.values_list("confirmed_on", flat=True)) == {ASKED + DAY}


def test_the_one_who_confirms_is_not_logged_in(client, contact):
    (links,) = reminded()
    with at_noon(ASKED):
        client.post(links["Allt stämmer"])
        assert client.get("/foretag/mitt-foretag/").status_code == 200
    assert "enterprises-keeper" not in client.session


def test_one_press_brings_a_paused_profile_back(client, contact, page):
    for day in (ASKED, REMINDED, LAST):
        reminded(day)
    (links,) = reminded(PAUSED)
    page.refresh_from_db()
    assert page.paused_on == PAUSED
    with at_noon(PAUSED + 200 * DAY):
        assert "är pausad" in client.get(links["Allt stämmer"]).text
        answer = client.post(links["Allt stämmer"])
        assert "syns i katalogen igen" in answer.text
        assert "Bageriet" in client.get("/foretag/").text
    page.refresh_from_db()
    assert (page.paused_on, page.confirmed_on) == (None, PAUSED + 200 * DAY)


def test_the_button_to_change_sends_a_link_and_lets_nobody_in(client, contact):
    (links,) = reminded()
    mail.outbox.clear()
    with at_noon(ASKED):
        answer = client.post(links["Ändra uppgifter"])
        deliver_due()
    assert "Titta i din inkorg" in answer.text
    assert "enterprises-keeper" not in client.session
    (login,) = mail.outbox
    assert login.to == [contact.email]
    assert SignedLink.objects.filter(purpose="enterprises.login", subject=contact.pk).exists()


def test_pressing_it_many_times_sends_a_few_mails(client, contact):
    (links,) = reminded()
    with at_noon(ASKED + DAY):
        for _ in range(9):
            assert client.post(links["Ändra uppgifter"]).status_code == 200
    assert OutgoingMail.objects.filter(kind="enterprises.login").count() == 5


def test_the_button_to_unlist_takes_the_profile_away(client, contact, page):
    Consent.objects.create(page=page, kind="listing", version="1", text="Ja")
    other = make_contact(page, "bo@bageriet.example.org")
    (links, _others) = reminded()
    mail.outbox.clear()
    with at_noon(ASKED):
        assert "button-serious" in client.get(links["Avregistrera oss"]).text
        answer = client.post(links["Avregistrera oss"])
        deliver_due()
    assert "Ni finns inte längre i katalogen" in answer.text
    for address in ("/foretag/bageriet/", "/en/enterprises/bageriet/"):
        assert client.get(address).status_code == 410
    assert Consent.objects.get().withdrawn_at
    assert {message.to[0] for message in mail.outbox} == {contact.email, other.email}


def test_the_organisation_itself_may_confirm_and_leave_but_not_change(client, page):
    (links,) = reminded()
    assert links["Ändra uppgifter"].startswith("/foretag/bageriet/")
    with at_noon(ASKED):
        assert client.post(links["Allt stämmer"]).status_code == 200
        assert client.post(links["Avregistrera oss"]).status_code == 200
    page.refresh_from_db()
    assert (page.confirmed_on, page.live) == (ASKED, False)


@pytest.mark.parametrize(
    ("day", "status"),
    [(REMINDED - DAY, 200), (REMINDED, 200), (REMINDED + 2 * DAY, 410), (PAUSED, 410)],
)
def test_links_live_until_the_next_reminder(client, contact, day, status):
    (links,) = reminded()
    with at_noon(day):
        assert client.get(links["Allt stämmer"]).status_code == status
        assert client.post(links["Allt stämmer"]).status_code == status


WAYS = ["removed", "moved", "closed", "unpublished"]


@pytest.mark.parametrize("words", ["Allt stämmer", "Ändra uppgifter", "Avregistrera oss"])
@pytest.mark.parametrize("way", WAYS)
def test_links_of_what_is_gone_are_closed(client, contact, page, way, words):
    (links,) = reminded()
    if way == "removed":
        contact.delete()
    elif way == "moved":
        ContactPerson.objects.update(email="ny@bageriet.example.org")
    elif way == "closed":
        lifecycle.close(page)
    else:
        page.unpublish()
    with at_noon(ASKED):
        assert client.get(links[words]).status_code == 410
        assert client.post(links[words]).status_code == 410


def test_removing_a_contact_person_revokes_the_links(contact):
    reminded()
    with at_noon(ASKED):
        contact.delete()
    assert not SignedLink.objects.filter(revoked_at=None).exists()


def test_a_new_address_of_the_organisation_closes_the_links_of_the_old(client, page):
    (links,) = reminded()
    type(page).objects.update(email="ny@bageriet.example.org")
    with at_noon(ASKED):
        assert client.post(links["Avregistrera oss"]).status_code == 410
    page.refresh_from_db()
    assert page.live


def test_a_tampered_link_opens_nothing(client, contact):
    (links,) = reminded()
    with at_noon(ASKED):
        address = links["Allt stämmer"]
        assert client.post(f"{address[:-2]}x/").status_code == 404
    contact.page.refresh_from_db()
    assert contact.page.confirmed_on == CONFIRMED


def test_an_english_reader_gets_english_pages(client, page):
    make_contact(page, language="en")
    (links,) = reminded()
    with at_noon(ASKED):
        assert "Are your details right?" in client.get(links["Everything is right"]).text
        answer = client.post(links["Everything is right"])
    assert "The details of Bageriet are confirmed." in answer.text
    assert timezone.localdate() != ASKED
