"""An address that was given out is kept: it leads to where the page is now, or says it is gone."""

import pytest
from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect

from enterprises.models import EnterprisePage
from tests.factories import (
    make_english,
    make_enterprise,
    make_event,
    make_guide,
    make_news,
    make_notice,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def rename(page, slug):
    with TestCase.captureOnCommitCallbacks(execute=True):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        page.save_revision().publish()
    return page


def move(page, parent):
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.refresh_from_db()
        parent.refresh_from_db()
        page.move(parent, pos="last-child")


def leads_to(client, path):
    response = client.get(path)
    return response.status_code, response.get("Location")


@pytest.mark.parametrize(
    ("below", "query"),
    [
        ("", ""),
        ("", "?when=coming&mode=online"),
        ("kalender.ics", ""),
        ("kalender.ics", "?x=1"),
        ("feed/", ""),
        ("traff/", ""),
        ("traff.ics", ""),
    ],
)
def test_all_below_a_renamed_calendar_is_found(client, calendar, below, query):
    make_event(calendar, slug="traff")
    rename(calendar, "motesplats")
    old, new = f"/kalender/{below}{query}", f"/motesplats/{below}{query}"
    assert leads_to(client, old) == (301, new)
    assert client.get(new).status_code == 200


def test_the_english_calendar_is_kept_too(client, calendar, english):
    page = calendar.get_translation(english)
    rename(page, "meetings")
    assert leads_to(client, "/en/calendar/calendar.ics?a=b") == (
        301,
        "/en/meetings/calendar.ics?a=b",
    )
    assert leads_to(client, "/en/calendar/feed/") == (301, "/en/meetings/feed/")
    assert client.get("/kalender/feed/").status_code == 200


def test_a_meeting_that_is_renamed_keeps_its_file(client, calendar):
    event = make_event(calendar, slug="traff")
    rename(event, "hosttraff")
    assert leads_to(client, "/kalender/traff.ics") == (301, "/kalender/hosttraff.ics")
    assert leads_to(client, "/kalender/traff/?ref=mail") == (301, "/kalender/hosttraff/?ref=mail")


@pytest.mark.parametrize("name", ["code", "sheet", "write", "correct", "claim"])
def test_what_hangs_below_a_profile_is_kept(client, directory, name):
    page = make_enterprise(directory, slug="gammalt")
    old = page.subroute_url(name)
    rename(page, "nytt")
    new = EnterprisePage.objects.get(pk=page.pk).subroute_url(name)
    assert leads_to(client, f"{old}?a=b") == (301, f"{new}?a=b")
    assert client.get(new).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_files_of_a_renamed_directory_are_kept(client, directory, kind):
    rename(directory, "katalog")
    new = f"/katalog/hamta/{kind}/?municipality=1880"
    assert leads_to(client, f"/foretag/hamta/{kind}/?municipality=1880") == (301, new)


def test_a_notice_is_found_by_its_number_in_one_hop(client, procurement):
    notice = make_notice(title="Städning")
    old = f"/upphandling/annonser/{notice.pk}-gammalt-namn/?a=1"
    assert leads_to(client, old) == (301, f"{notice.get_absolute_url('sv')}?a=1")
    rename(procurement, "inkop")
    assert leads_to(client, old) == (301, f"/inkop/annonser/{notice.pk}-stadning/?a=1")


@pytest.mark.parametrize("take_down", ["delete", "unpublish"])
def test_a_notice_that_is_taken_down_is_gone(client, take_down):
    notice = make_notice(title="Städning", title_en="Cleaning")
    addresses = [notice.get_absolute_url("sv"), notice.get_absolute_url("en")]
    draft = make_notice(title="Utkast", live=False)
    number = draft.pk
    getattr(notice, take_down)()
    assert [client.get(address).status_code for address in addresses] == [410, 410]
    assert client.get(addresses[0].replace("stadning", "annat")).status_code == 410
    draft.delete()
    assert client.get(f"/upphandling/annonser/{number}-utkast/").status_code == 404


def test_the_api_finds_a_page_at_its_old_address(client, calendar):
    event = make_event(calendar, slug="traff")
    rename(calendar, "motesplats")
    found = client.get("/api/v1/resolve", {"path": "/kalender/traff/"}).json()
    assert (found["type"], found["id"]) == ("event", event.pk)
    assert found["url"].endswith("/motesplats/traff/")
    assert client.get("/api/v1/resolve", {"path": "/kalender/annat/"}).status_code == 404
    type(event).objects.get(pk=event.pk).delete()
    assert client.get("/api/v1/resolve", {"path": "/kalender/traff/"}).status_code == 410


def test_however_often_it_is_renamed_there_is_one_hop(client, directory):
    page = make_enterprise(directory, slug="ett")
    for slug in ("tva", "tre"):
        page = rename(page, slug)
    rename(directory, "katalog")
    for old in ("/foretag/ett/", "/foretag/tva/kod/", "/foretag/ett", "/foretag/tre/kod"):
        below = "kod/" if "kod" in old else ""
        assert leads_to(client, old) == (301, f"/katalog/tre/{below}")


def test_a_directory_of_any_length_can_be_renamed(client, home, monkeypatch):
    monkeypatch.setattr("content.moves.AT_ONCE", 3)
    guide = make_guide(home, slug="guide")
    for number in range(7):
        make_guide(guide, slug=f"kapitel-{number}")
        guide.refresh_from_db()
    draft = make_guide(guide, slug="utkast", live=False)
    rename(guide, "handbok")
    assert Redirect.objects.filter(old_path__startswith="/guide").count() == 8
    assert leads_to(client, "/guide/kapitel-6/") == (301, "/handbok/kapitel-6/")
    assert not Redirect.objects.filter(redirect_page=draft).exists()


def test_what_an_editor_has_redirected_stays(client, home):
    Redirect.add_redirect("/guide", redirect_to="/foretag/", site=home.get_site())
    rename(make_guide(home, slug="guide"), "handbok")
    assert leads_to(client, "/guide/") == (301, "/foretag/")


def test_a_page_moved_with_its_parent_is_kept(client, home):
    guide = make_guide(home, slug="guide")
    below = make_guide(guide, slug="kapitel")
    other = make_guide(home, slug="annat")
    move(guide, other)
    below.refresh_from_db()
    assert leads_to(client, "/guide/kapitel/?a=1") == (301, "/annat/guide/kapitel/?a=1")
    assert leads_to(client, "/guide/") == (301, "/annat/guide/")


def test_what_was_not_public_when_the_parent_was_renamed_is_found_later(client, directory):
    page = make_enterprise(directory, slug="ett")
    page.unpublish()
    rename(directory, "katalog")
    page = rename(EnterprisePage.objects.get(pk=page.pk), "tva")
    assert leads_to(client, "/foretag/ett/kod/") == (301, "/katalog/tva/kod/")


def test_a_page_that_lives_there_now_is_shown(client, home):
    guide = make_guide(home, slug="guide")
    rename(guide, "annat")
    make_guide(home, slug="guide", title="Den nya")
    assert "Den nya" in client.get("/guide/").text


def test_a_name_taken_back_leads_in_no_circle(client, home):
    guide = rename(rename(make_guide(home, slug="ett"), "tva"), "ett")
    assert client.get("/ett/").status_code == 200
    assert leads_to(client, "/tva/") == (301, "/ett/")
    guide.unpublish()
    assert client.get("/ett/").status_code == 410
    assert client.get("/tva/").status_code == 410


def test_what_never_was_there_is_not_there(client, directory):
    rename(directory, "katalog")
    for path in ("/foretag/hittepa/", "/hittepa/", "/foretag/feed/mer/", "/katalog/feed/x.ics"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("address", ["/foretag/ett/", "/foretag/ett/kod/", "/foretag/gammalt/"])
def test_what_is_deleted_is_gone_and_the_reader_is_led_on(client, directory, address):
    page = rename(make_enterprise(directory, slug="gammalt", title="Hemligt"), "ett")
    page.delete()
    response = client.get(address)
    assert response.status_code == 410
    assert "har tagits bort" in response.text
    assert 'href="/foretag/"' in response.text
    assert "Hemligt" not in response.text


def test_who_is_too_late_is_led_to_where_the_list_is_now(client, directory):
    make_enterprise(directory, slug="ett").delete()
    directory.refresh_from_db()
    rename(directory, "katalog")
    assert 'href="/katalog/"' in client.get("/foretag/ett/").text


def test_a_deleted_english_page_is_gone_in_english(client, directory):
    english = make_english(make_enterprise(directory, slug="ett"))
    url = english.url
    english.delete()
    response = client.get(url)
    assert response.status_code == 410
    assert "The page is no longer here" in response.text


def test_all_that_goes_with_its_parent_is_gone(client, home):
    guide = make_guide(home, slug="guide")
    make_guide(guide, slug="kapitel")
    guide.refresh_from_db()
    guide.delete()
    assert client.get("/guide/kapitel/").status_code == 410


@pytest.mark.parametrize("make", ["delete", "unpublish"])
def test_a_meeting_that_is_taken_down_takes_its_file_along(client, calendar, make):
    getattr(make_event(calendar, slug="traff"), make)()
    assert client.get("/kalender/traff.ics").status_code == 410
    assert client.get("/kalender/traff/").status_code == 410


def test_a_draft_was_given_out_to_nobody(client, procurement):
    page = make_news(procurement, slug="utkast", live=False)
    assert client.get("/upphandling/utkast/").status_code == 404
    page.delete()
    assert client.get("/upphandling/utkast/").status_code == 404


def test_what_comes_back_is_shown(client, home):
    make_guide(home, slug="guide").delete()
    assert client.get("/guide/").status_code == 410
    home.refresh_from_db()
    make_guide(home, slug="guide")
    assert client.get("/guide/").status_code == 200


@pytest.mark.parametrize(
    ("link", "query", "expected"),
    [
        ("https://www.example.org/", "", "https://www.example.org/"),
        ("https://www.example.org/?a=1", "?b=2", "https://www.example.org/?a=1&b=2"),
        ("/foretag/", "?q=x", "/foretag/?q=x"),
        ("/gammalt/", "", "/katalog/"),
        ("http://testserver/gammalt/", "", "/katalog/"),
    ],
)
def test_what_editors_redirect_leads_there_in_one_hop(client, home, link, query, expected):
    rename(make_guide(home, slug="gammalt"), "katalog")
    Redirect.add_redirect("/kampanj", redirect_to=link)
    assert leads_to(client, f"/kampanj/{query}") == (301, expected)
    assert client.get("/kampanj/mer/").status_code == 404


def test_a_circle_of_redirects_is_not_there(client):
    Redirect.add_redirect("/ett", redirect_to="/tva/")
    Redirect.add_redirect("/tva", redirect_to="/ett/")
    assert client.get("/ett/").status_code == 404


def test_nobody_is_led_to_another_host(client, home):
    Redirect.add_redirect("/hem", redirect_to=home)
    for path in ("/hem//example.org/", "/hem/%2F/example.org", "/hem/%5Cexample.org/"):
        assert client.get(path).status_code == 404


def test_what_is_posted_to_an_old_address_is_kept(client, calendar):
    event = make_event(calendar, slug="traff")
    rename(event, "hosttraff")
    response = client.post("/kalender/traff/svara/", {"name": "Anna"})
    assert response.status_code == 308
    assert response["Location"] == "/kalender/hosttraff/svara/"
    assert client.head("/kalender/traff/").status_code == 301
