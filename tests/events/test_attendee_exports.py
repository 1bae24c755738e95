"""The people of a meeting as a file that is safe to open, and on paper."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from openpyxl import load_workbook

from access.models import Disclosure
from tests.attendees import address, see
from tests.registrations import answer, make_meeting

pytestmark = pytest.mark.django_db

NEEDS = {"access_needs": "Hörslinga", "food_needs": "Vegan", "consent": "Ja"}


@pytest.fixture
def event(calendar):
    event = make_meeting(calendar, capacity_on_site=2)
    answer(event, "anna", name="Åsa Öberg", organisation="Mossens", **NEEDS)
    answer(event, "bo", "online")
    answer(event, "cia", "no")
    return event


def take_out(host, event, kind, **fields):
    return host.post(address("out", event), {"kind": kind, "state": "coming", **fields})


def table(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def sheet(response):
    rows = load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    return [[cell or "" for cell in row] for row in rows]


@pytest.mark.parametrize(("kind", "read"), [("csv", table), ("xlsx", sheet)])
def test_the_file_holds_those_who_were_chosen(host, event, kind, read):
    rows = read(take_out(host, event, kind))
    assert rows[0][:4] == ["Nummer", "Namn", "Organisation", "E-post"]
    assert [row[1] for row in rows[1:]] == ["Bo", "Åsa Öberg"]
    assert rows[2][2:6] == ["Mossens", "anna@example.org", "på plats", "har en plats"]


def test_needs_are_in_it_only_when_asked_for(host, event):
    assert "Hörslinga" not in take_out(host, event, "csv").content.decode()
    rows = table(take_out(host, event, "csv", needs="on"))
    assert rows[0][-2:] == ["Tillgänglighet", "Mat"]
    assert rows[2][-2:] == ["Hörslinga", "Vegan"]


@pytest.mark.parametrize("state", ["", "declined"])
def test_others_can_be_chosen(host, event, state):
    rows = table(take_out(host, event, "csv", state=state))
    assert "Cia" in [row[1] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =cmd|' /C calc'!A0"])
def test_no_cell_is_run(host, event, text):
    everywhere = dict.fromkeys(["name", "organisation", "food_needs"], text)
    event.registrations.filter(name="Bo").update(**everywhere)
    rows = table(take_out(host, event, "csv", needs="on"))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    book = load_workbook(io.BytesIO(take_out(host, event, "xlsx", needs="on").content))
    assert not [c for row in book.active.iter_rows() for c in row if c.data_type == "f"]


def test_the_file_is_named_for_the_meeting_and_kept_by_no_cache(host, event):
    response = take_out(host, event, "xlsx")
    name = f'attachment; filename="deltagare-{event.slug}-{timezone.localdate():%Y-%m-%d}.xlsx"'
    assert response["Content-Disposition"] == name
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_odd_kind_is_a_workbook(host, event):
    assert take_out(host, event, "exe")["Content-Disposition"].endswith('.xlsx"')


def test_each_file_is_noted_by_number(host, event):
    take_out(host, event, "csv")
    note = Disclosure.objects.get()
    assert (note.action, note.count, note.subject) == ("exported", 2, "Deltagare: Vårens träff")


def test_looking_takes_nothing_out(host, event):
    see(host, "out", event, kind="csv")
    assert not Disclosure.objects.exists()


def test_the_paper_names_those_with_a_seat_and_has_room_to_sign(host, event):
    page = see(host, "print", event)
    assert "2 deltagare" in page and "Underskrift" in page
    assert "Bo" in page and "Åsa Öberg" in page and "Cia" not in page
    assert "Hörslinga" not in page


def test_the_paper_for_the_kitchen_has_the_needs(host, event):
    page = see(host, "print", event, needs="1")
    assert "Hörslinga" in page and "Vegan" in page


def test_nobody_who_signs_at_the_door_reads_what_others_need(host, event):
    assert "Underskrift" not in see(host, "print", event, needs="1")


def test_those_who_come_on_site_stand_first_and_those_online_sign_nothing(host, event):
    rows = BeautifulSoup(host.get(address("print", event)).content, "html.parser").find_all("tr")[
        1:
    ]
    cells = [[cell.text for cell in row.find_all("td")] for row in rows]
    assert cells == [["Åsa Öberg", "Mossens", "på plats", ""], ["Bo", "", "på nätet", "–"]]


def test_the_file_takes_as_many_queries_for_many_as_for_few(
    host, event, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(30) as few:
        take_out(host, event, "csv", state="")
    for number in range(9):
        answer(event, f"p{number}", "online")
    with django_assert_num_queries(len(few)):
        take_out(host, event, "csv", state="")
