"""The list of what was sent in: narrowed by place and age, the changes of a profile together."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enterprises.models import Submission
from tests.enterprises.test_moderation_admin import QUEUE, change, logged_in, review, sent, text
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    return logged_in(client, "Granskare")


def waited(row, **time):
    Submission.objects.filter(pk=row.pk).update(sent_at=timezone.now() - dt.timedelta(**time))
    return row


def listed(client, **asked):
    """Return the rows of the list: each title with what stands beside it."""
    page = BeautifulSoup(client.get(QUEUE, asked).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("main tbody tr")]


def titles(client, names, **asked):
    rows = listed(client, **asked)
    return [name for name in names if any(name in row for row in rows)]


@pytest.mark.parametrize(
    ("code", "found"),
    [("", ["Kumlaputs", "Hällefika"]), ("1881", ["Kumlaputs"]), ("1863", ["Hällefika"])],
)
def test_the_list_is_narrowed_to_a_municipality(client, reviewer, code, found):
    sent("Kumlaputs", values={"municipality": "1881"})
    sent("Hällefika", values={"municipality": "1863"})
    assert titles(client, ["Kumlaputs", "Hällefika"], municipality=code) == found


def test_a_change_is_found_by_the_municipality_of_its_profile(client, reviewer, directory):
    from tests.factories import municipality

    page = make_enterprise(directory, title="Bageriet", municipality=municipality("Kumla"))
    change(page, phone="019-1")
    assert titles(client, ["Bageriet"], municipality="1881") == ["Bageriet"]
    assert titles(client, ["Bageriet"], municipality="1880") == []


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ("", ["Ny", "Halvgammal", "Gammal"]),
        ("2", ["Halvgammal", "Gammal"]),
        ("7", ["Gammal"]),
        ("14", []),
    ],
)
def test_the_list_is_narrowed_to_what_has_waited_long(client, reviewer, days, found):
    sent("Ny")
    waited(sent("Halvgammal"), days=3)
    waited(sent("Gammal"), days=8)
    assert titles(client, ["Ny", "Halvgammal", "Gammal"], waited=days) == found


@pytest.mark.parametrize("asked", [{"municipality": "x"}, {"waited": "-1"}, {"waited": "9" * 9}])
def test_what_makes_no_sense_narrows_nothing(client, reviewer, asked):
    sent("Ny")
    assert titles(client, ["Ny"], **asked) == ["Ny"]


def test_the_changes_of_one_profile_stand_together_at_the_age_of_the_oldest(
    client, reviewer, directory
):
    page = make_enterprise(directory, title="Bageriet")
    waited(change(page, phone="019-1"), days=5)
    waited(sent("Mellan AB"), days=3)
    waited(change(page, purpose="Bröd åt alla."), days=1)
    rows = listed(client)
    assert "Bageriet" in rows[0] and "2 ändringar" in rows[0]
    assert "telefon" in rows[1].lower() and "samhällsnytta" in rows[2].lower()
    assert "Mellan AB" in rows[3] and len(rows) == 4


def test_one_change_alone_says_what_it_is_about(client, reviewer, directory):
    change(make_enterprise(directory, title="Bageriet"), phone="019-1", purpose="Bröd.")
    (row,) = listed(client)
    assert "Bageriet" in row and "Samhällsnytta" in row and "Telefon" in row


def test_each_change_is_read_beside_the_others_that_wait(client, reviewer, directory):
    page = make_enterprise(directory, title="Bageriet")
    first, second = change(page, phone="019-1"), change(page, purpose="Bröd åt alla.")
    html = BeautifulSoup(client.get(review(first)).content, "html.parser")
    link = html.find("a", href=review(second))
    assert second.number in link.get_text()
    assert "Samhällsnytta" in link.find_parent("li").get_text()


def test_new_profiles_are_not_taken_for_one(client, reviewer):
    waited(sent("Första AB"), days=2)
    waited(sent("Andra AB"), days=1)
    assert ["AB" in row for row in listed(client)] == [True, True]


def test_the_next_page_keeps_what_was_asked_for(client, reviewer):
    for number in range(51):
        sent(f"Kumla {number}", values={"municipality": "1881"})
    page = BeautifulSoup(client.get(QUEUE, {"municipality": "1881"}).content, "html.parser")
    following = page.find("a", string="Nästa")["href"]
    assert "municipality=1881" in following
    assert "Kumla 50" in text(client.get(QUEUE + following))
    assert len(listed(client, municipality="1881", p="2")) == 1


def test_more_rows_take_no_more_queries(client, reviewer, directory):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(QUEUE)
        return len(asked)

    def add():
        sent("Ny")
        for _time in range(2):
            change(make_enterprise(directory), phone="019-1", categories=["stad"])

    add()
    queries()
    few = queries()
    for _number in range(3):
        add()
    assert queries() <= few
