"""A paused profile is in no list, says so at its address, and is back at once when confirmed."""

import datetime as dt
import json

import pytest
import time_machine
from bs4 import BeautifulSoup

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import EnterprisePage
from tests.factories import make_category, make_english, make_enterprise

pytestmark = pytest.mark.django_db
LISTS = [
    "/",
    "/foretag/",
    "/foretag/?q=kringlor",
    "/foretag/?category=prov",
    "/foretag/?municipality=1880",
    "/foretag/?joint_bids=1",
    "/foretag/feed/",
    "/foretag/granne/",
    "/foretag/katalog/",
    "/foretag/hamta/json/",
    "/sok/?q=kringlor",
    "/sitemap.xml",
    "/api/v1/enterprises",
    "/api/v1/enterprises?q=kringlor",
    "/api/v1/search?q=kringlor",
    "/api/v1/search/suggest?q=kringel",
    "/en/enterprises/",
    "/en/search/?q=kringlor",
    "/api/v1/enterprises?locale=en",
]


@pytest.fixture
def page(directory):
    fields = {"serving": ["Örebro"], "categories": [make_category("prov")]}
    make_enterprise(directory, title="Granne", slug="granne", **fields)
    page = make_enterprise(
        directory,
        title="Kringelboden",
        slug="kringelboden",
        summary="Vi bakar kringlor.",
        joint_bids=True,
        confirmed_on=dt.date(2026, 1, 15),
        **fields,
    )
    make_english(page, summary="We bake kringlor.")
    return EnterprisePage.objects.get(pk=page.pk)


def told_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer) if answer.streaming else answer.content
    return "kringelboden" in content.decode().lower()


@pytest.mark.indexed
def test_it_is_in_no_list_while_paused_and_in_all_when_confirmed(client, page):
    assert [address for address in LISTS if not told_of(client, address)] == []
    lifecycle.pause(page)
    assert [address for address in LISTS if told_of(client, address)] == []
    lifecycle.confirm(page)
    assert [address for address in LISTS if not told_of(client, address)] == []


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(
    ("address", "title", "sentence"),
    [
        (
            "/foretag/kringelboden/",
            "Profilen är pausad",
            "Profilen är pausad sedan den 15 januari 2027, eftersom företaget inte har bekräftat "
            "sina uppgifter på 12 månader.",
        ),
        (
            "/en/enterprises/kringelboden/",
            "The profile is paused",
            "The profile has been paused since 15 January 2027, because the enterprise has not "
            "confirmed its details for 12 months.",
        ),
    ],
)
def test_its_page_says_why_and_since_when(client, page, address, title, sentence):
    lifecycle.pause(page, dt.date(2027, 1, 15))
    found = shown(client, address)
    notice = found.select_one("main section.callout")
    assert notice.h2.get_text(strip=True) == title
    assert sentence in notice.get_text(" ", strip=True)
    assert found.select_one('meta[name="robots"]')["content"] == "noindex"
    assert not found.select_one(".enterprise-related")


def test_one_that_the_enterprise_paused_itself_says_so(client, page):
    lifecycle.pause(page, dt.date(2026, 3, 1))
    text = shown(client, page.url).select_one("main section.callout").get_text(" ", strip=True)
    assert "Profilen är pausad sedan den 1 mars 2026." in text


def test_the_notice_leads_to_where_the_enterprise_logs_in(client, page):
    lifecycle.pause(page)
    link = shown(client, page.url).select_one("main section.callout a")
    assert (link.get_text(strip=True), link["href"]) == (
        "Visa profilen igen",
        "/foretag/mitt-foretag/",
    )
    assert client.get(link["href"]).status_code == 200


def test_a_profile_that_is_not_paused_has_no_notice(client, page):
    found = shown(client, page.url)
    assert not found.select_one("main section.callout")
    assert not found.select_one('meta[name="robots"]')


@pytest.mark.indexed
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_api_gives_it_by_its_id_and_its_address(client, page, locale):
    lifecycle.pause(page, dt.date(2027, 1, 15))
    address = f"/api/v1/enterprises/{page.pk}?locale={locale}"
    record = client.get(address).json()
    assert (record["paused_on"], record["confirmed_on"]) == ("2027-01-15", "2026-01-15")
    path = {"sv": "/foretag/kringelboden/", "en": "/en/enterprises/kringelboden/"}[locale]
    resolved = client.get("/api/v1/resolve", {"path": path}).json()
    assert (resolved["type"], resolved["id"]) == ("enterprise", page.pk)


@pytest.mark.indexed
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_api_says_that_one_that_has_left_is_gone(client, page, locale):
    lifecycle.close(page)
    answer = client.get(f"/api/v1/enterprises/{page.pk}?locale={locale}")
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    assert "Kringelboden" not in answer.text
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.indexed
def test_one_that_is_back_was_changed_now(client, page):
    moment = dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC)
    asked = {"modified_after": "2027-01-31T00:00:00Z"}
    with time_machine.travel(moment):
        lifecycle.pause(page)
        lifecycle.confirm(page)
        items = client.get("/api/v1/enterprises", asked).json()["items"]
    assert [item["id"] for item in items] == [page.pk]


def test_a_confirmation_alone_moves_nothing_to_the_top_of_the_feed(page):
    before = page.last_published_at
    lifecycle.confirm(page)
    page.refresh_from_db()
    assert page.last_published_at == before


def test_publishing_a_draft_from_before_does_not_undo_the_pause(page):
    draft = page.save_revision()
    lifecycle.pause(page)
    draft.publish()
    page.refresh_from_db()
    assert page.paused_on


def test_the_list_in_the_admin_finds_the_paused_and_the_never_confirmed(admin_client, page):
    lifecycle.pause(page)

    def titles(freshness):
        answer = admin_client.get("/admin/enterprises/", {"freshness": freshness})
        found = BeautifulSoup(answer.content, "html.parser")
        return {each.get_text(strip=True) for each in found.select("td.title .title-wrapper a")}

    assert titles("paused") == {"Kringelboden"}
    assert titles("never") == {"Granne"}
    assert titles("closed") == set()
    lifecycle.close(page)
    assert titles("closed") == {"Kringelboden"}


def test_the_list_in_the_admin_says_the_day_of_the_confirmation(admin_client, page):
    assert "15 januari 2026" in admin_client.get("/admin/enterprises/").content.decode()


def test_the_facts_for_search_engines_are_still_right(client, page):
    lifecycle.pause(page)
    data = shown(client, page.url).select('script[type="application/ld+json"]')
    assert any(json.loads(each.string).get("@type") == "Organization" for each in data)
