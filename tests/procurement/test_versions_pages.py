"""What readers and the API learn of a procurement that was received, step by step."""

import pytest

from procurement.models import Notice
from tests.factories import municipality
from tests.procurement.received import awarded, changing, identity, lot, said, store_each

pytestmark = pytest.mark.django_db
LATER = {"deadline_tenders": "2036-03-30T23:59:00+02:00"}
CALL = said(
    2,
    title={"sv": "Lokalvård", "en": "Cleaning"},
    description={"sv": "Städning av skolor.", "en": "Cleaning of schools."},
    lots=[
        lot(
            1,
            title={"sv": "Norra skolan", "en": "North school"},
            deadline_tenders="2036-03-16T23:59:00+01:00",
            estimated_value={"amount": "1800000.00", "currency": "SEK"},
            reserved_participation=["res-ws"],
            reserved_execution="yes",
            nuts=["SE124"],
        ),
        lot(2, deadline_tenders="2036-03-20T23:59:00+01:00", reserved_participation=[]),
    ],
    deadline_last="2036-03-20T22:59:00Z",
    nuts=["SE124"],
    publication_id="00075123-2026",
    ted_url="https://ted.europa.eu/sv/notice/-/detail/75123-2026",
)
CHANGE = said(
    3,
    title=CALL["notice"]["title"],
    description=CALL["notice"]["description"],
    change=changing(f"{identity(2)}-01"),
    lots=[{**each, **LATER} for each in CALL["notice"]["lots"]],
    deadline_last="2036-03-30T21:59:00Z",
    nuts=["SE124"],
)
AWARD = said(
    6,
    phase="awarded",
    form_type="result",
    lots=[lot(1), lot(2)],
    awards=[awarded("Städkooperativet"), awarded(lot_id="LOT-0002", tenders=0)],
)


def live(*results):
    store_each(*results)
    notice = Notice.objects.get()
    notice.live = True
    notice.save()
    return notice


def page(client, notice, language="sv"):
    return client.get(notice.get_absolute_url(language)).content.decode()


def test_the_page_tells_the_facts_in_words(client):
    shown = page(client, live(CALL))
    for words in (
        "söndag 16 mars 2036 kl. 23.59",
        "1\N{NO-BREAK SPACE}800\N{NO-BREAK SPACE}000 kr",
        "Norra skolan",
        "LOU 4 kap. 18 §",
        "Örebro län",
        "90910000",
        "Städning",
        "https://ted.europa.eu/sv/notice/-/detail/75123-2026",
        "skyddad anställning",
    ):
        assert words in shown


def test_what_is_not_said_is_unknown(client):
    bare = said(2, lots=[lot(1, reserved_participation=None)], nuts=[])
    shown = page(client, live(bare))
    assert "Uppskattat värde" in shown
    assert "okänt" in shown


def test_a_moved_deadline_is_told_with_both_days(client):
    shown = page(client, live(CALL, CHANGE))
    before, after = "torsdag 20 mars 2036 kl. 23.59", "söndag 30 mars 2036 kl. 23.59"
    assert f"flyttades från {before} till {after}" in shown
    assert "Tiden förlängs." in shown


def test_the_award_says_who_won_and_how_many_bid(client):
    shown = page(client, live(CALL, AWARD))
    for words in ("Städkooperativet", "Inkomna anbud: 3.", "Ingen vann.", "556036-0793"):
        assert words in shown


def test_the_english_page_uses_the_sources_own_english(client):
    shown = page(client, live(CALL), "en")
    for words in ("Cleaning of schools.", "North school", "Cleaning services"):
        assert words in shown


@pytest.mark.indexed
def test_the_api_tells_the_same(client):
    notice = live(CALL, CHANGE, AWARD)
    record = client.get(f"/api/v1/notices/{notice.pk}").json()
    assert record["value"] is None
    assert record["lots"][0]["value"] == {"amount": "1800000.00", "currency": "SEK"}
    assert record["lots"][0]["reserved"] == ["res-ws"]
    assert [step["kind"] for step in record["timeline"]] == ["announced", "deadline", "awarded"]
    assert [award["winner"] for award in record["awards"]] == ["Städkooperativet", ""]
    assert record["cpv_names"] == [{"code": "90910000", "name": "Städning"}]
    assert record["source_key"] == f"{identity(6)}-01"


@pytest.mark.indexed
def test_a_municipality_narrows_the_list_of_the_api(client):
    notice = live(CALL)
    assert client.get("/api/v1/notices?municipality=1880").json()["count"] == 0
    notice.municipalities.add(municipality("Örebro"))
    notice.save()
    assert client.get("/api/v1/notices?municipality=1880").json()["count"] == 1
