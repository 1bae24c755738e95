"""Checking in at the door: a press each, undone by another, and no seat that there is not."""

import uuid

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from events.enums import Mode, State
from events.models import Registration
from events.registration.privacy import erase_names, erase_one
from tests.attendees import address, press, see, words
from tests.registrations import WEEK, answer, letters, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(calendar):
    return make_meeting(calendar, capacity_on_site=2, capacity_online=5)


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def guest(name="Gun", **fields):
    return {"name": name, "uid": str(uuid.uuid4()), **fields}


def test_those_with_a_seat_are_expected(host, event, anna):
    answer(event, "bo", "online")
    answer(event, "cia", "no")
    page = see(host, "door", event)
    assert "0 av 1 har kommit" in page
    assert "Anna" in page and "Bo" not in page and "Cia" not in page


def test_a_press_notes_the_arrival_and_another_undoes_it(host, event, anna):
    page = press(host, "door", event, here=anna.pk)
    assert "1 av 1 har kommit" in page and "Anna är här." in page
    assert fresh(anna).attended_at is not None
    page = press(host, "door", event, undo=anna.pk)
    assert "0 av 1 har kommit" in page and "Anna är inte här." in page
    assert fresh(anna).attended_at is None


def test_a_search_does_not_repeat_who_was_noted_before(host, event, anna):
    answer(event, "bo")
    noted = host.post(address("door", event), {"here": anna.pk})
    page = words(host.post(noted.url, {"q": "bo"}))
    assert "Hittade Bo" in page and "Anna är här." not in page


def test_the_first_press_counts(host, event, anna):
    with time_machine.travel(timezone.now() + WEEK, tick=False):
        host.force_login(User.objects.get())
        press(host, "door", event, here=anna.pk)
        first = fresh(anna).attended_at
    press(host, "door", event, here=anna.pk)
    assert fresh(anna).attended_at == first


def test_no_address_names_anybody(host, event, anna):
    answer = host.post(address("door", event), {"here": anna.pk, "mode": "on_site"})
    assert answer.url == f"{address('door', event)}?mode=on_site&done={anna.pk}"
    assert host.post(address("door", event), {"q": "ann"}).status_code == 200


@pytest.mark.parametrize("letters_", ["an", "NN", "anna@"])
def test_some_letters_find_the_person(host, event, anna, letters_):
    answer(event, "bo")
    page = press(host, "door", event, q=letters_)
    assert "Anna" in page and "Bo" not in page


def test_the_search_finds_those_who_are_not_expected_and_says_how_they_stand(host, event):
    answer(event, "bo", "online")
    answer(event, "cia", "no")
    assert "Bo har en plats, på nätet" in press(host, "door", event, q="bo")
    assert "Cia kan inte komma" in press(host, "door", event, q="cia")
    assert "Ingen. Lägg till personen" in press(host, "door", event, q="xyz")


def test_each_form_has_a_list_of_its_own(host, event, anna):
    answer(event, "bo", "online")
    page = see(host, "door", event, mode="online")
    assert "Bo" in page and "Anna" not in page
    assert "På plats På nätet" in page


@pytest.mark.parametrize("mode", ["online", "x", ""])
def test_nobody_is_let_in_to_a_form_that_the_meeting_does_not_have(host, calendar, mode):
    event = make_meeting(calendar, mode=Mode.ON_SITE)
    press(host, "walk_in", event, **guest(), mode=mode)
    assert Registration.objects.get().mode == "on_site"


def test_a_meeting_in_one_form_asks_for_none(host, calendar):
    event = make_meeting(calendar, mode=Mode.ONLINE, capacity_online=1)
    answer(event, "bo", "online")
    page = see(host, "door", event)
    assert "Bo" in page and "På plats På nätet" not in page


@pytest.mark.parametrize("value", ["x", "", "99999999", "²", "9" * 40])
def test_a_press_for_nobody_changes_nothing(host, event, anna, value):
    assert host.post(address("door", event), {"here": value}).status_code == 404
    assert host.get(address("door", event), {"done": value}).status_code == 200
    assert fresh(anna).attended_at is None


def test_a_press_for_somebody_at_another_meeting_changes_nothing(host, calendar, event, anna):
    other = make_meeting(calendar)
    assert host.post(address("door", other), {"here": anna.pk}).status_code == 404


def test_looking_checks_nobody_in(host, event, anna):
    host.get(address("door", event), {"here": anna.pk})
    assert fresh(anna).attended_at is None


def test_who_cancelled_and_comes_gets_a_free_seat_without_a_mail(host, event):
    bo = answer(event, "bo", "no")
    before = len(letters("bo"))
    press(host, "door", event, here=bo.pk)
    row = fresh(bo)
    assert (row.state, row.mode) == (State.CONFIRMED, "on_site") and row.attended_at
    assert len(letters("bo")) == before


def test_undoing_gives_the_seat_back(host, event):
    bo = answer(event, "bo", "no")
    press(host, "door", event, here=bo.pk)
    press(host, "door", event, undo=bo.pk)
    assert fresh(bo).state == State.DECLINED


@pytest.fixture
def full(event, anna):
    """Anna and Bo have the two seats; Cia waits."""
    answer(event, "bo")
    return answer(event, "cia")


def test_where_there_is_no_seat_the_door_is_asked_first(host, event, full):
    page = press(host, "door", event, here=full.pk)
    assert "Alla platser är tagna eller lovade. Finns det rum för Cia ändå?" in page
    assert (fresh(full).state, fresh(full).attended_at) == (State.WAITING, None)


def test_who_is_let_in_all_the_same_takes_no_seat(host, event, full):
    press(host, "door", event, here=full.pk, sure="1")
    assert fresh(full).state == State.WALKED_IN
    assert event.registrations.seated("on_site").count() == 2
    assert "1 av 3 har kommit" in see(host, "door", event)


def test_undoing_that_puts_the_person_back_in_line(host, event, full):
    press(host, "door", event, here=full.pk, sure="1")
    press(host, "door", event, undo=full.pk)
    assert (fresh(full).state, fresh(full).place) == (State.WAITING, full.place)


def test_who_was_offered_a_seat_takes_it_at_the_door(host, event, anna, full):
    press(host, "cancel", event, anna)
    assert fresh(full).state == State.OFFERED
    press(host, "door", event, here=full.pk)
    assert (fresh(full).state, fresh(full).offered_until) == (State.CONFIRMED, None)


def test_a_guest_is_added_in_one_step(host, event):
    page = press(host, "walk_in", event, **guest(organisation="Mossens"))
    row = Registration.objects.get()
    assert (row.name, row.organisation, row.state, row.mode) == (
        "Gun",
        "Mossens",
        State.CONFIRMED,
        "on_site",
    )
    assert row.attended_at and row.added_by.username == "vera"
    assert "Gun är här." in page and "1 av 1 har kommit" in page


def test_a_guest_is_added_once_however_often_it_is_pressed(host, event):
    once = guest()
    for _time in range(3):
        press(host, "walk_in", event, **once)
    assert Registration.objects.count() == 1


def test_two_guests_may_have_the_same_name(host, event):
    press(host, "walk_in", event, **guest())
    press(host, "walk_in", event, **guest())
    assert Registration.objects.count() == 2


def test_a_guest_for_whom_there_is_no_seat_is_asked_about(host, event, full):
    once = guest()
    page = press(host, "walk_in", event, **once)
    assert "Finns det rum för Gun ändå?" in page
    assert not Registration.objects.filter(name="Gun").exists()
    press(host, "walk_in", event, **once, sure="1")
    assert Registration.objects.get(name="Gun").state == State.WALKED_IN
    assert event.registrations.seated("on_site").count() == 2


def test_the_question_keeps_what_was_written(host, event, full):
    page = host.post(address("walk_in", event), guest(email="gun@example.org"))
    assert 'value="gun@example.org"' in page.content.decode()


def test_a_guest_with_a_known_address_is_that_person(host, event, anna):
    press(host, "walk_in", event, **guest(email="Anna@example.org"))
    assert Registration.objects.count() == 1 and fresh(anna).attended_at


def test_a_guest_who_is_undone_is_not_expected(host, event):
    press(host, "walk_in", event, **guest())
    row = Registration.objects.get()
    press(host, "door", event, undo=row.pk)
    assert "0 av 0 har kommit" in see(host, "door", event)


@pytest.mark.parametrize("fault", [{"name": ""}, {"email": "x"}, {"uid": "x"}])
def test_a_fault_of_a_guest_is_shown(host, event, fault):
    assert host.post(address("walk_in", event), guest(**fault)).status_code == 200
    assert not Registration.objects.exists()


def test_the_key_of_a_form_from_another_meeting_is_no_fault(host, event, calendar):
    once = guest()
    press(host, "walk_in", event, **once)
    press(host, "walk_in", make_meeting(calendar), **once)
    assert Registration.objects.count() == 2


def test_a_guest_without_an_address_is_erased_with_the_others(host, event):
    press(host, "walk_in", event, **guest())
    erase_names(event.ends_at + WEEK)
    assert Registration.objects.get().name == ""


def test_the_page_stands_without_the_frame_of_the_admin_and_without_scripts(host, event):
    page = host.get(address("door", event)).content.decode()
    assert "wagtail-sidebar" not in page and "<script" not in page


def test_a_name_is_text(host, event):
    press(host, "walk_in", event, **guest("<script>alert(1)</script>"))
    assert "<script" not in host.get(address("door", event)).content.decode()


def test_the_list_of_the_manager_shows_who_has_come(host, event, anna, full):
    press(host, "door", event, here=anna.pk)
    press(host, "door", event, here=full.pk, sure="1")
    page = words(host.get(address("people", event)))
    assert "Har kommit 2" in page and "Kom utan plats: 1" in page


def test_a_press_for_somebody_who_was_erased_meanwhile_says_so(host, event, anna):
    erase_one(anna)
    assert "har försvunnit under tiden" in press(host, "door", event, here=anna.pk)
