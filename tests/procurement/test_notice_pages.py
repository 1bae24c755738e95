"""The list of notices and the page of one."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from enterprises.models import FormerCategory
from procurement.enums import Phase, Reserved
from tests.factories import make_category, make_news, make_notice, municipality

pytestmark = pytest.mark.django_db
LIST = "/upphandling/annonser/"
DAY = dt.timedelta(days=1)


def read(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").find("main")


def titles(client, address=LIST):
    return [link.get_text(strip=True) for link in read(client, address).select("article h3 a")]


def test_each_phase_has_a_tab_with_its_number(client):
    make_notice(phase=Phase.OPEN)
    make_notice(phase=Phase.OPEN, deadline_at=timezone.now() - DAY)
    make_notice(phase=Phase.AWARDED)
    tabs = read(client, LIST).find("ul", class_="tabs").get_text(" ", strip=True)
    assert tabs == "Öppna (1) Planerade (0) Avslutade och tilldelade (2) Inställda (0)"


def test_the_list_shows_one_phase_at_a_time(client):
    make_notice(title="Öppen")
    make_notice(title="På väg", phase=Phase.PLANNED)
    assert titles(client) == ["Öppen"]
    assert titles(client, f"{LIST}?phase=planned") == ["På väg"]


def test_a_notice_whose_last_day_has_passed_is_not_shown_as_open(client):
    make_notice(title="För sent", deadline_at=timezone.now() - DAY)
    assert titles(client) == []
    assert "Sista dag har passerat" in read(client, f"{LIST}?phase=closed").get_text()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("reserved=any", ["Tvätt"]),
        ("reserved=res-ws", ["Tvätt"]),
        ("reserved=res-pub-ser", []),
        ("municipality=1884", ["Tvätt"]),
        ("municipality=1880", []),
        ("cpv=983", ["Tvätt"]),
        ("cpv=90", []),
        ("cpv=drop", []),
        ("municipality=x", []),
        ("municipality=%00&q=%00&cpv=%00", []),
        ("phase=x", []),
        ("category=tvatt", ["Tvätt"]),
        ("category=textil", ["Tvätt"]),
        ("category=linne", ["Tvätt"]),
        ("category=utan-koder", []),
        ("category=finns-inte", []),
    ],
)
def test_filters_narrow_the_list_and_nonsense_fits_nothing(client, query, found):
    textiles = make_category("textil", name_sv="Textil")
    washing = make_category("tvatt", name_sv="Tvätt", parent=textiles)
    washing.codes.create(code="98310000")
    washing.save()
    FormerCategory.objects.create(slug="linne", category=washing)
    make_category("utan-koder", name_sv="Utan koder")
    laundry = make_notice(title="Tvätt", reserved=Reserved.WORKSHOPS)
    laundry.municipalities.add(municipality("Nora"))
    laundry.codes.create(code="98311000")
    laundry.save()
    make_notice(title="Catering", codes=["55500000"])
    assert sorted(titles(client, f"{LIST}?{query}")) == found


def test_words_find_notices(client, settings):
    settings.HEADLESS_WORDS = "tests.procurement.test_notice_pages.only_the_first"
    make_notice(title="Cykelverkstad", pk=1001)
    make_notice(title="Catering", pk=1002)
    assert titles(client, f"{LIST}?q=cykel") == ["Cykelverkstad"]


def only_the_first(kind, q, language):
    return [1001] if (kind, q, language) == ("notice", "cykel", "sv") else []


def test_filters_that_fit_nothing_say_what_to_try(client):
    make_notice()
    assert "Titta i en annan fas" in read(client, f"{LIST}?reserved=any").get_text()


def test_the_tabs_keep_the_filters(client):
    tabs = read(client, f"{LIST}?reserved=any&page=1").find("ul", class_="tabs")
    assert tabs.find_all("a")[1]["href"] == "?phase=planned&reserved=any"


def test_a_notice_has_a_page_of_its_own(client):
    notice = make_notice(title="Städning av kontor", buyer="Nora kommun", summary_sv="Vi söker.")
    notice.lots.create(title="Del A")
    notice.codes.create(code="90910000")
    notice.save()
    page = client.get(f"/upphandling/annonser/{notice.pk}-stadning-av-kontor/")
    for words in ("Städning av kontor", "Nora kommun", "Vi söker.", "Del A", "90910000"):
        assert words in page.content.decode()


def test_the_law_is_told_in_words(client):
    notice = make_notice(reserved=Reserved.WORKSHOPS)
    assert "4 kap. 18 § LOU" in read(client, notice.get_absolute_url("sv")).get_text()


def test_another_slug_leads_to_the_right_one(client):
    notice = make_notice(title="Nytt namn")
    answer = client.get(f"/upphandling/annonser/{notice.pk}-gammalt-namn/")
    assert answer.status_code == 301
    assert answer["Location"] == f"/upphandling/annonser/{notice.pk}-nytt-namn/"


@pytest.mark.parametrize("address", ["999999-inget", "x-y", "1", f"{10**30}-x"])
def test_an_unknown_notice_is_not_found(client, address):
    assert client.get(f"{LIST}{address}/").status_code == 404


def test_a_draft_is_neither_listed_nor_shown(client):
    notice = make_notice(title="Hemlig", live=False)
    assert client.get(f"{LIST}{notice.pk}-hemlig/").status_code == 404
    assert titles(client) == []


def test_the_english_page_needs_an_english_title(client):
    swedish_only = make_notice(title="Bara svenska")
    both = make_notice(title="Tvätt", title_en="Laundry")
    assert titles(client, "/en/procurement/notices/") == ["Laundry"]
    assert (
        client.get(f"/en/procurement/notices/{swedish_only.pk}-bara-svenska/").status_code == 404
    )
    assert client.get(f"/en/procurement/notices/{both.pk}-laundry/").status_code == 200


def test_the_english_list_says_how_many_more_there_are(client):
    make_notice()
    assert "One more notice is described in Swedish only." in read(
        client, "/en/procurement/notices/"
    ).get_text(" ", strip=True)


def test_a_notice_in_both_languages_names_its_other_address(client):
    notice = make_notice(title="Tvätt", title_en="Laundry")
    page = BeautifulSoup(client.get(notice.get_absolute_url("sv")).content, "html.parser")
    other = page.find("link", hreflang="en")
    assert other["href"].endswith(f"/en/procurement/notices/{notice.pk}-laundry/")


def test_the_swedish_list_is_not_at_the_english_address(client):
    assert client.get("/upphandling/notices/").status_code == 404


def test_news_about_a_notice_is_named_there(client, procurement):
    notice = make_notice()
    make_news(procurement, title="Stor upphandling", notices=[notice])
    assert "Stor upphandling" in read(client, notice.get_absolute_url("sv")).get_text()


def test_a_long_list_asks_no_more_of_the_database(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    def add(count):
        for _each in range(count):
            make_notice().municipalities.add(municipality("Nora"))

    add(2)
    queries()
    few = queries()
    add(10)
    assert queries() == few


@pytest.mark.parametrize(
    ("language", "list_address", "trail"),
    [
        ("sv", LIST, ["Start", "Upphandling", "Annonser"]),
        ("en", "/en/procurement/notices/", ["Home", "Procurement", "Notices"]),
    ],
    ids=["Swedish", "English"],
)
def test_the_way_back_leads_over_the_list(client, language, list_address, trail):
    notice = make_notice(title_en="Laundry")
    page = BeautifulSoup(client.get(notice.get_absolute_url(language)).content, "html.parser")
    links = page.find("nav", class_="breadcrumbs").find_all("a")
    assert [link.get_text(strip=True) for link in links] == trail
    assert links[-1]["href"] == list_address


def test_the_date_at_the_foot_is_that_of_the_notice(client):
    notice = make_notice()
    type(notice).objects.filter(pk=notice.pk).update(
        modified_at=dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)
    )
    page = BeautifulSoup(client.get(notice.get_absolute_url()).content, "html.parser")
    foot = page.find("div", class_="page-footer").get_text(" ", strip=True)
    assert "Senast uppdaterad 3 februari 2026" in foot
