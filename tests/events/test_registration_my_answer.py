"""By the link in the mail somebody sees, changes and cancels their answer."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from access.models import SignedLink
from events.enums import State
from events.models import EventPage, Question, Registration
from events.registration.actions import cancel
from tests.factories import make_english
from tests.registrations import WEEK, answer, letters, link, make_meeting, press, written

pytestmark = pytest.mark.django_db

OPEN, CANNOT = "Se eller ändra ditt svar", "Jag kan inte komma"


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1)


@pytest.fixture
def anna(event):
    return answer(event, "anna", access_needs="Hörslinga", food_needs="Vegan", consent="Ja")


@pytest.fixture
def mine(client, event, anna):
    """The page that the link in Anna's mail has opened."""
    return press(client, letters("anna")[0], OPEN)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def changed(what="on_site", **fields):
    return {**written("anna", what), "access_needs": "", "food_needs": "", **fields}


def save(client, event, *args, **fields):
    return client.post(f"{event.url}mitt-svar/", changed(*args, **fields), follow=True)


def test_the_link_shows_the_answer_with_what_was_written(mine):
    form = BeautifulSoup(mine.content, "html.parser").find_all("form")[-1]
    assert form.find(attrs={"name": "name"})["value"] == "Anna"
    assert form.find(attrs={"value": "on_site"}).has_attr("checked")
    assert "Hörslinga" in form.find(attrs={"name": "access_needs"}).text
    assert "Du har en plats." in mine.content.decode()


def test_no_cache_keeps_it_and_no_other_site_learns_of_it(mine):
    assert "no-store" in mine["Cache-Control"]
    assert (mine["Referrer-Policy"], mine["X-Robots-Tag"]) == ("same-origin", "noindex")


def test_what_is_changed_is_stored_and_told(client, event, anna, mine):
    page = save(client, event, "online", name="Anna Ek", organisation="Mossens", question="Hur?")
    row = fresh(anna)
    assert (row.mode, row.name, row.organisation) == ("online", "Anna Ek", "Mossens")
    assert "Sparat." in page.content.decode()
    assert Question.objects.get().text == "Hur?"
    assert "Du deltar: på nätet" in letters("anna")[-1].body


def test_what_is_emptied_is_gone(client, event, anna, mine):
    save(client, event)
    assert (fresh(anna).access_needs, fresh(anna).food_needs) == ("", "")


def test_a_fault_is_shown_and_nothing_is_stored(client, event, anna, mine):
    page = save(client, event, name="")
    assert "Skriv ditt namn." in page.content.decode()
    assert fresh(anna).name == "Anna"


def test_who_cannot_come_says_so_with_one_button(client, event, anna, mine):
    client.post(f"{event.url}mitt-svar/avboka/")
    assert fresh(anna).state == State.CANCELLED
    assert letters("anna")[-1].subject == "Du har avbokat: Vårens träff"


def test_getting_the_address_of_the_button_cancels_nothing(client, event, anna, mine):
    client.get(f"{event.url}mitt-svar/avboka/")
    assert fresh(anna).state == State.CONFIRMED


def test_the_mail_has_a_link_that_only_cancels(client, event, anna):
    letter = letters("anna")[0]
    assert "Avboka din anmälan" in client.get(link(letter, CANNOT)).content.decode()
    press(client, letter, CANNOT)
    assert fresh(anna).state == State.CANCELLED
    assert client.get(link(letter, CANNOT)).status_code == 410


def test_who_cancelled_comes_back_by_the_same_link(client, event, anna, mine):
    client.post(f"{event.url}mitt-svar/avboka/")
    save(client, event, "on_site")
    assert fresh(anna).state == State.CONFIRMED


def test_without_the_link_there_is_only_the_page_of_the_meeting(client, event, anna):
    answer = client.get(f"{event.url}mitt-svar/")
    assert (answer.status_code, answer.url) == (302, f"{event.url}#answer")
    assert client.post(f"{event.url}mitt-svar/avboka/").status_code == 302
    assert fresh(anna).state == State.CONFIRMED


def test_the_link_opens_one_meeting_only(client, calendar, event, mine):
    other = make_meeting(calendar)
    answer(other, "anna")
    assert client.get(f"{other.url}mitt-svar/").status_code == 302


def test_opening_the_link_burns_nothing_and_it_works_more_than_once(client, anna):
    path = link(letters("anna")[0], OPEN)
    client.get(path)
    client.head(path)
    assert SignedLink.objects.filter(used_at=None).count() == SignedLink.objects.count()
    assert client.post(path).status_code == client.post(path).status_code == 302


@pytest.mark.parametrize(("days", "status"), [(0, 302), (7, 302), (9, 410)])
def test_the_link_lasts_until_the_meeting_is_over(client, anna, days, status):
    path = link(letters("anna")[0], OPEN)
    with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
        assert client.post(path).status_code == status


def test_the_browser_forgets_after_two_hours(client, event, mine):
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2, minutes=1)):
        assert client.get(f"{event.url}mitt-svar/").status_code == 302


def test_after_the_meeting_nothing_can_be_changed(client, event, anna):
    with time_machine.travel(timezone.now() + WEEK + dt.timedelta(hours=3)):
        page = press(client, letters("anna")[0], OPEN)
    assert "Ändra ditt svar" not in page.content.decode()


def test_in_english_it_speaks_english(client, event):
    english = make_english(event, title="The spring meeting")
    answer(english, "anna", language="en")
    page = press(client, letters("anna")[0], "See or change your answer")
    assert page.redirect_chain[-1][0] == f"{english.url}my-answer/"
    assert "You have a seat." in page.content.decode()


def test_a_tampered_link_opens_nothing(client, anna):
    path = link(letters("anna")[0], OPEN)
    for wrong in (path[:-2] + "/", path.replace(path[-3], "x" if path[-3] != "x" else "y", 1)):
        assert client.post(wrong).status_code == 404


@pytest.fixture
def offered(client, event, anna):
    """Bo, who was in line and has been offered Anna's seat, with the page of his answer open."""
    row = answer(event, "bo")
    waiting = letters("bo")[0]
    cancel(anna)
    letters("bo")
    press(client, waiting, OPEN)
    return row


def test_who_is_offered_a_seat_takes_it_on_the_page_of_the_answer(client, event, offered):
    address = f"{event.url}mitt-svar/"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    button = next(each for each in page.find_all("button") if each.text == "Ja, jag tar platsen")
    page = client.post(address, {button["name"]: button["value"]}, follow=True)
    assert fresh(offered).state == State.CONFIRMED
    assert "Du har en plats." in page.content.decode()
    assert letters("bo")[-1].subject == "Du har en plats: Vårens träff"


def test_who_saves_that_they_come_takes_the_seat_that_is_offered(client, event, offered):
    client.post(f"{event.url}mitt-svar/", written("bo"), follow=True)
    assert fresh(offered).state == State.CONFIRMED
    assert letters("bo")[-1].subject == "Du har en plats: Vårens träff"


def test_a_seat_that_is_no_longer_kept_is_not_taken(client, event, offered):
    answer(event, "cia")
    event.registrations.filter(pk=offered.pk).update(offered_until=timezone.now())
    page = client.post(f"{event.url}mitt-svar/", {"take": "1"}, follow=True)
    assert fresh(offered).state == State.LAPSED
    assert "Sparat." not in page.content.decode()


def test_no_seat_is_taken_at_a_meeting_that_is_over(client, event, offered):
    past = timezone.now() - dt.timedelta(hours=3)
    EventPage.objects.filter(pk=event.pk).update(
        starts_at=past, ends_at=past + dt.timedelta(hours=1)
    )
    client.post(f"{event.url}mitt-svar/", {"take": "1"}, follow=True)
    assert fresh(offered).state != State.CONFIRMED
