"""The entry to public procurement."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from procurement.enums import Phase
from tests.days import in_days
from tests.factories import make_guide, make_news, make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(client):
    def read(section=None, address="/upphandling/"):
        main = BeautifulSoup(client.get(address).content, "html.parser").find("main")
        part = main.find("section", attrs={"aria-labelledby": section}) if section else main
        return part.get_text(" ", strip=True) if part else ""

    return read


def test_what_is_open_comes_first_with_the_nearest_deadline_on_top(entry):
    soon, later = in_days(3), in_days(30)
    make_notice(title="Långt kvar", deadline_at=later)
    make_notice(title="Bråttom", deadline_at=soon)
    words = entry("open")
    assert words.index("Bråttom") < words.index("Långt kvar")
    assert "3 dagar kvar" in words


def test_what_is_planned_and_awarded_has_its_place(entry):
    make_notice(title="Kommer", phase=Phase.PLANNED, expected_on=dt.date(2027, 3, 1))
    make_notice(title="Klar", phase=Phase.AWARDED, winner="Vinnaren")
    assert "Kommer" in entry("planned")
    assert "Vinnaren" in entry("awarded")


def test_the_latest_news_and_the_guides_are_there(entry, procurement):
    make_news(procurement, title="Nytt")
    make_guide(procurement, title="Så lämnar du anbud")
    assert "Nytt" in entry("latest")
    assert entry("guides") == "Lär dig mer Så lämnar du anbud"


def test_an_empty_page_says_so(entry):
    assert "Ingen upphandling är öppen just nu" in entry("open")
    assert "Det finns inga nyheter än" in entry("latest")


def test_drafts_do_not_show(entry, procurement):
    make_news(procurement, title="Hemlig nyhet", live=False)
    make_notice(title="Hemlig annons", live=False)
    assert "Hemlig" not in entry()


def test_the_english_entry_answers(entry):
    assert "No tender is open right now" in entry("open", "/en/procurement/")


@pytest.mark.parametrize("address", ["/upphandling/", "/upphandling/nyheter/"])
def test_more_content_asks_no_more_of_the_database(client, procurement, address):
    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    def add(count):
        for _each in range(count):
            make_news(procurement)
            make_notice()

    add(1)
    few = queries()
    add(3)
    assert queries() == few
