"""Procurement in figures: by year and municipality, with what is not known said as such."""

import csv
import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup

from procurement.enums import Phase, Reserved, ReservedScope
from procurement.models import NoticeAward
from procurement.statistics.figures import UNKNOWN, WHOLE, count_figures
from tests.factories import make_notice
from tests.sellers import seller

pytestmark = pytest.mark.django_db
LAST_YEAR = dt.date(2035, 5, 1)


@pytest.fixture
def counted(directory):
    """Two years of notices, one of them won by an enterprise of the directory."""
    seller(directory, "90910000", title="Städ", organisation_number="556036-0793")
    make_notice(
        codes=["90910000"],
        places=["Nora", "Kumla"],
        published_on=LAST_YEAR,
        reserved=Reserved.WORKSHOPS,
        social_objectives=["opp"],
        value=100_000,
        currency="SEK",
    )
    won = make_notice(codes=["45000000"], published_on=LAST_YEAR, phase=Phase.AWARDED)
    NoticeAward.objects.create(
        notice=won,
        winner="Städ",
        organisation_number="5560360793",
        value=60_000,
        currency="SEK",
    )
    make_notice(expected_on=dt.date(2036, 1, 1), phase=Phase.PLANNED, value=5, currency="EUR")
    make_notice(published_on=dt.date(2036, 2, 1), phase=Phase.AWARDED, places=["Nora"])
    make_notice(published_on=dt.date(2036, 2, 1), live=False)


@pytest.mark.usefixtures("counted")
def test_each_notice_counts_once_a_year_and_once_a_municipality():
    rows = {(row.year, row.code): row for row in count_figures()}
    assert [row.year for row in rows.values()] == sorted(
        (row.year for row in rows.values()), reverse=True
    )
    whole = rows[2035, WHOLE]
    assert (whole.notices, whole.reserved, whole.social, whole.fitting) == (2, 1, 1, 1)
    assert (whole.with_value, whole.value) == (1, 100_000)
    assert (whole.awarded, whole.won, whole.won_value, whole.winner_unknown) == (1, 1, 60_000, 0)
    assert rows[2035, "1884"].notices == rows[2035, "1881"].notices == 1
    assert rows[2035, UNKNOWN].won == 1


@pytest.mark.usefixtures("counted")
def test_what_is_not_known_is_counted_as_such():
    (whole,) = [row for row in count_figures() if (row.year, row.code) == (2036, WHOLE)]
    assert (whole.notices, whole.awarded, whole.won, whole.winner_unknown) == (2, 1, 0, 1)
    assert (whole.with_value, whole.value) == (0, 0)
    assert whole.reserved_unknown == 2


def test_a_source_that_says_not_reserved_is_no_unknown():
    make_notice(published_on=LAST_YEAR, reserved_scope=ReservedScope.NONE)
    assert {row.reserved_unknown for row in count_figures()} == {0}


@pytest.mark.usefixtures("counted")
def test_the_page_is_a_chart_and_a_table_and_says_how_it_counts(client, procurement):
    address = procurement.subroute_url("figures")
    assert address == f"{procurement.url}siffror/"
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.find("svg") and page.find("svg").find_parent(attrs={"aria-hidden": "true"})
    first = page.find("table")
    assert [cell.get_text() for cell in first.select("tbody th")] == ["2036", "2035"]
    assert "Så räknar vi" in page.get_text()
    assert address in client.get(procurement.url).text


def test_a_site_without_notices_says_so(client, procurement):
    text = client.get(procurement.subroute_url("figures")).text
    assert "Det finns inget att räkna än." in text


@pytest.mark.usefixtures("counted")
def test_the_file_has_a_row_for_each(client, procurement):
    answer = client.get(procurement.subroute_url("figures_file"))
    assert "attachment" in answer["Content-Disposition"]
    content = b"".join(answer) if answer.streaming else answer.content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["År", "Kommun", "Annonser"]
    assert ["2035", "Hela länet", "2"] in [row[:3] for row in rows]


@pytest.mark.usefixtures("counted")
def test_the_api_says_the_same(client):
    answer = client.get("/api/v1/procurement-figures?year=2035").json()
    assert answer["count"] == 4
    whole = next(row for row in answer["items"] if row["scope"] == "all")
    assert (whole["notices"], whole["won"], whole["municipality"]) == (2, 1, None)
    assert len({row["id"] for row in answer["items"]}) == 4
    nora = client.get("/api/v1/procurement-figures?municipality=1884&year=2035").json()
    assert nora["items"][0]["municipality"] == {"code": "1884", "name": "Nora"}
    assert client.get("/api/v1/procurement-figures?municipality=9999").status_code == 400
    assert client.get("/api/v1/procurement-figures?scope=x").status_code == 400
