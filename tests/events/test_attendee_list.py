"""The lists of the manager: the meetings with their numbers, and the people of one."""

import datetime as dt

import pytest
from django.utils import timezone

from events.enums import Mode
from events.models import Registration
from events.registration.actions import cancel
from events.registration.privacy import forget
from tests.attendees import address, names, see, words
from tests.factories import make_english
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(calendar):
    """Anna has the seat on site, Bo and Cia wait; Dan is online and Eva cannot come."""
    event = make_meeting(calendar, capacity_on_site=1, capacity_online=5)
    for who in ("anna", "bo", "cia"):
        answer(event, who)
    answer(event, "dan", "online", organisation="Mossens bageri")
    answer(event, "eva", "no")
    return event


def make_held(calendar, days, **fields):
    held = timezone.now() - dt.timedelta(days)
    return make_meeting(calendar, starts_at=held, ends_at=held + dt.timedelta(hours=1), **fields)


def shown(host, event, **query):
    return names(host.get(address("people", event), query))


def test_the_meetings_stand_with_their_numbers(host, event, calendar):
    make_held(calendar, 9, title="Höstens träff")
    page = see(host, "meetings")
    assert "På plats: 1 av 1 platser, 2 i kö" in page
    assert "På nätet: 1 av 5 platser" in page
    assert "Kan inte komma: 1" in page
    assert page.index("Vårens träff") < page.index("Tidigare träffar") < page.index("Höstens")


def test_each_meeting_stands_once_and_drafts_are_marked(host, event, calendar):
    make_english(event, title="Spring")
    make_meeting(calendar, title="Planerad", live=False)
    page = see(host, "meetings")
    assert "Spring" not in page
    assert "Utkast" in page[page.index("Planerad") :]


def test_the_numbers_of_one_meeting_stand_by_form(host, event):
    page = see(host, "people", event)
    assert "På plats Platser 1 Har plats 1 Erbjudna plats 0 I kö 2 Har avbokat 0" in page
    assert "På nätet Platser 5 Har plats 1" in page


def test_an_offered_seat_is_counted_apart(host, event):
    cancel(event.registrations.get(name="Anna"))
    page = see(host, "people", event)
    assert "Har plats 0 Erbjudna plats 1 I kö 1 Har avbokat 1" in page
    assert "har erbjudits en plats till" in page


def test_those_with_a_seat_come_first_and_those_who_wait_in_order(host, event):
    assert shown(host, event) == ["Anna", "Dan", "Bo", "Cia", "Eva"]
    page = see(host, "people", event)
    assert "nummer 1 i kön" in page and "nummer 2 i kön" in page


NARROWED = [
    ({"state": "coming"}, ["Anna", "Dan", "Bo", "Cia"]),
    ({"state": "waiting"}, ["Bo", "Cia"]),
    ({"state": "confirmed"}, ["Anna", "Dan"]),
    ({"state": "declined"}, ["Eva"]),
    ({"mode": "online"}, ["Dan"]),
    ({"mode": "on_site", "state": "waiting"}, ["Bo", "Cia"]),
    ({"came": "yes"}, ["Cia"]),
    ({"came": "no", "state": "confirmed"}, ["Anna", "Dan"]),
    ({"needs": "on"}, ["Bo"]),
    ({"state": "nonsense"}, ["Anna", "Dan", "Bo", "Cia", "Eva"]),
    ({"p": "99"}, ["Anna", "Dan", "Bo", "Cia", "Eva"]),
    ({"p": "x"}, ["Anna", "Dan", "Bo", "Cia", "Eva"]),
]


def test_the_list_is_narrowed(host, event):
    people = event.registrations
    people.filter(name="Cia").update(attended_at=timezone.now())
    people.filter(name="Bo").update(access_needs="Hörslinga")
    assert [(query, shown(host, event, **query)) for query, _found in NARROWED] == NARROWED


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [("an", ["Anna", "Dan"]), ("MOSSENS dan", ["Dan"]), ("bo@ex", ["Bo"]), ("åsa", ["ÅSA"])],
)
def test_words_are_looked_for_in_name_organisation_and_address(host, event, looked_for, found):
    answer(event, "fia", "no", name="ÅSA")
    page = host.post(address("people", event), {"q": looked_for})
    assert names(page) == found


def test_words_never_stand_in_an_address(host, event):
    page = host.post(address("people", event), {"q": "an", "state": "confirmed"})
    assert page.status_code == 200
    assert "q=" not in page.content.decode()
    assert host.get(address("people", event), {"q": "an"}).status_code == 200


def test_filters_without_words_can_be_kept_as_an_address(host, event):
    page = host.post(address("people", event), {"state": "waiting", "needs": "on"})
    assert page.url == f"{address('people', event)}?state=waiting&needs=on"


def test_long_lists_have_pages_that_keep_the_filters(host, calendar):
    event = make_meeting(calendar)
    Registration.objects.bulk_create(
        Registration(
            event=event, state="confirmed", mode="on_site", name=f"P {n:03}", email=f"{n}@a.se"
        )
        for n in range(60)
    )
    assert len(shown(host, event, mode="on_site")) == 50
    assert shown(host, event, mode="on_site", p=2)[0] == "P 050"
    page = host.get(address("people", event), {"mode": "on_site"}).content.decode()
    assert "?mode=on_site&amp;p=2" in page
    found = host.post(address("people", event), {"q": "P", "p": "2"})
    assert names(found)[0] == "P 050"


def test_what_to_look_at_is_marked(host, event):
    answer(event, "fia", "online")
    event.registrations.filter(name="Dan").update(bounced_at=timezone.now())
    event.registrations.filter(name="Bo").update(proposed={"answer": "no"})
    event.mode, event.capacity_online = Mode.ON_SITE, None
    event.save_revision().publish()
    page = see(host, "people", event)
    assert "Mejl kom tillbaka" in page
    assert "Ett nytt svar väntar på att ägaren bekräftar det" in page
    assert page.count("Träffen har inte längre den här formen") == 2
    assert "På nätet (inte längre)" in page


def test_needs_are_marked_in_the_list_and_told_on_the_page_of_the_person(host, event):
    bo = event.registrations.get(name="Bo")
    Registration.objects.filter(pk=bo.pk).update(access_needs="Hörslinga", food_needs="Vegan")
    page = see(host, "people", event)
    assert "Har behov" in page and "Hörslinga" not in page
    person = see(host, "person", event, bo)
    assert "Hörslinga" in person and "Vegan" in person


def test_who_is_erased_is_counted_and_not_listed(host, event):
    forget(event.registrations.filter(name="Eva"))
    page = see(host, "people", event)
    assert "En av dem är raderad" in page and "4 personer" in page
    assert "Kan inte komma: 1" in page


def test_what_people_wrote_is_text(host, event):
    answer(event, "fia", name="<b>Fia</b>", organisation="<script>alert(1)</script>")
    page = host.get(address("people", event)).content.decode()
    assert "<b>Fia" not in page and "<script>alert" not in page
    assert "&lt;b&gt;Fia" in page


@pytest.mark.parametrize("name", ["meetings", "people", "door"])
def test_a_list_takes_as_many_queries_for_many_as_for_few(
    host, event, calendar, name, django_assert_num_queries, django_assert_max_num_queries
):
    path = address(name, *([] if name == "meetings" else [event]))
    make_held(calendar, 8)
    with django_assert_max_num_queries(40) as few:
        words(host.get(path))
    for number in range(12):
        answer(event, f"p{number}", "online" if number % 2 else "on_site")
        other = make_meeting(calendar, title=f"Träff {number}")
        answer(other, "anna")
        make_held(calendar, 9 + number)
    with django_assert_num_queries(len(few)):
        words(host.get(path))
