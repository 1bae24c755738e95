"""The manager adds somebody, by the rules for all, and changes what is known about them."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from access.models import OutgoingMail
from events.enums import Mode, State, Status
from events.models import Registration
from tests.attendees import press
from tests.registrations import WEEK, answer, letters, link, make_meeting

pytestmark = pytest.mark.django_db

KEEP = {"name": "Anna", "email": "anna@example.org", "language": "sv"}


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=1, capacity_online=2)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def person(who, answer="on_site", **fields):
    """Return what the manager fills in for somebody."""
    told = {"answer": answer, "name": who.capitalize(), "email": f"{who}@example.org"}
    return {**told, "language": "sv", **fields}


def test_who_rings_is_added_and_gets_the_mail(host, event):
    page = press(host, "add", event, **person("bo", tell="on"))
    row = Registration.objects.get()
    assert (row.state, row.email, row.added_by.username) == (
        State.CONFIRMED,
        "bo@example.org",
        "vera",
    )
    assert "Personen har en plats." in page
    assert letters("bo")[0].subject == "Du har en plats: Vårens träff"


def test_without_the_tick_no_mail_goes(host, event):
    press(host, "add", event, **person("bo"))
    assert letters("bo") == []


def test_who_is_added_gets_nobody_elses_seat(host, event, anna):
    page = press(host, "add", event, **person("bo", tell="on"))
    assert "Personen står i kö." in page
    assert Registration.objects.get(name="Bo").state == State.WAITING
    assert "Du står först i kön." in letters("bo")[0].body


def test_an_english_speaker_is_told_in_english(host, event):
    press(host, "add", event, **person("bo", language="en", tell="on"))
    assert letters("bo")[0].subject == "You have a seat: Vårens träff"


def test_that_somebody_cannot_come_can_be_noted(host, event):
    page = press(host, "add", event, **person("bo", "no"))
    assert "inte kan komma" in page
    assert Registration.objects.get().state == State.DECLINED


def test_nobody_is_added_twice(host, event, anna):
    page = press(host, "add", event, **person("anna", "online"))
    assert f"Någon med den här adressen finns redan på listan: anmälan {anna.pk}." in page
    assert fresh(anna).mode == Mode.ON_SITE


def test_who_has_cancelled_is_added_again(host, event, anna):
    press(host, "cancel", event, anna)
    press(host, "add", event, **person("anna"))
    assert fresh(anna).state == State.CONFIRMED
    assert Registration.objects.count() == 1


def test_the_manager_adds_after_registration_has_closed(host, calendar):
    closed = make_meeting(calendar, registration_closes_at=timezone.now() - dt.timedelta(1))
    press(host, "add", closed, **person("bo"))
    assert Registration.objects.get().state == State.CONFIRMED


@pytest.mark.parametrize("status", [Status.CANCELLED])
def test_nobody_is_added_to_a_meeting_that_is_cancelled(host, calendar, status):
    event = make_meeting(calendar, status=status)
    assert "Ingen kan läggas till" in press(host, "add", event, **person("bo"))
    assert not Registration.objects.exists()


def test_needs_want_the_consent_of_the_person(host, event):
    page = press(host, "add", event, **person("bo", access_needs="Hörslinga"))
    assert "Kryssa i att vi får spara det" in page
    press(host, "add", event, **person("bo", access_needs="Hörslinga", consent="on"))
    row = Registration.objects.get()
    assert row.access_needs == "Hörslinga" and row.consent.startswith("Personen har gått med på")


@pytest.mark.parametrize(
    "fault", [{"name": ""}, {"email": "bo"}, {"answer": "x"}, {"language": "x"}]
)
def test_a_fault_is_shown_at_its_field_and_nothing_is_stored(host, event, fault):
    page = press(host, "add", event, **person("bo", **fault))
    assert "Något behöver rättas" in page
    assert not Registration.objects.exists()


def test_details_are_changed_without_a_mail(host, event, anna):
    before = len(letters("anna"))
    press(host, "edit", event, anna, **{**KEEP, "name": "Anna Ek", "organisation": "Mossens"})
    assert (fresh(anna).name, fresh(anna).organisation) == ("Anna Ek", "Mossens")
    assert len(letters("anna")) == before


def test_a_new_address_gets_the_mail_and_closes_the_links_of_the_old(client, host, event, anna):
    old = link(letters("anna")[0], "Se eller ändra ditt svar")
    Registration.objects.update(bounced_at=timezone.now())
    press(host, "edit", event, anna, **{**KEEP, "email": "ny@example.org", "tell": "on"})
    assert client.post(old).status_code in (404, 410)
    assert fresh(anna).bounced_at is None
    assert letters("ny")[0].subject == "Du har en plats: Vårens träff"


def test_the_address_of_another_is_refused(host, event, anna):
    bo = answer(event, "bo", "online")
    page = press(host, "edit", event, bo, **{**KEEP, "name": "Bo"})
    assert f"anmälan {anna.pk}" in page
    assert fresh(bo).email == "bo@example.org"


def test_the_same_address_at_another_meeting_is_no_fault(host, calendar, event, anna):
    bo = answer(make_meeting(calendar), "bo")
    press(host, "edit", bo.event, bo, **{**KEEP, "name": "Bo"})
    assert fresh(bo).email == "anna@example.org"


def test_visitors_limits_hold_back_no_mail_of_the_manager(host, event):
    for _time in range(8):
        press(host, "add", event, **person("bo", "no", tell="on"))
        Registration.objects.all().delete()
    assert len(letters("bo")) == 8
    assert not OutgoingMail.objects.filter(is_limited=True).exists()


def test_no_mail_invites_to_a_meeting_that_has_begun(host, event, anna):
    with time_machine.travel(timezone.now() + WEEK + dt.timedelta(minutes=5)):
        host.force_login(User.objects.get())
        press(host, "add", event, **person("bo", "online", tell="on"))
        assert letters("bo") == []


def test_the_faults_are_about_the_person_and_not_the_manager(host, event):
    page = press(host, "add", event, name="", email="", language="sv")
    assert "Välj om personen kommer." in page and "Skriv personens namn." in page
