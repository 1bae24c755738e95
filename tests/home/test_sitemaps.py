"""What search engines are told of: the site map, robots.txt and where to report a fault."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client):
    """Return a function that gives the addresses of the site map now."""

    def addresses():
        page = BeautifulSoup(client.get("/sitemap.xml").content, "xml")
        return [each.text.removeprefix("http://testserver") for each in page.find_all("loc")]

    return addresses


def test_both_languages_are_in_the_map(listed):
    assert {"/", "/en/", "/foretag/", "/en/enterprises/"} <= set(listed())


def test_each_address_is_there_once(listed):
    addresses = listed()
    assert len(addresses) == len(set(addresses))


def test_notices_are_in_the_map_in_the_languages_they_have(listed):
    both = factories.make_notice(title_en="In English")
    one = factories.make_notice(title_en="")
    addresses = listed()
    assert both.get_absolute_url("en") in addresses
    assert one.get_absolute_url("sv") in addresses
    assert one.get_absolute_url("en") not in addresses


def test_drafts_and_private_pages_stay_out(listed, home):
    draft = factories.make_guide(home, live=False)
    private = factories.make_guide(home)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert {draft.url, private.url} & set(listed()) == set()


def test_aliases_stay_out(listed, home):
    alias = factories.make_guide(home).create_alias(parent=home, update_slug="alias")
    assert alias.url not in listed()


def test_an_entry_names_its_translation(client):
    page = BeautifulSoup(client.get("/sitemap.xml").content, "xml")
    entry = page.find("loc", string="http://testserver/foretag/").parent
    named = {each["hreflang"]: each["href"] for each in entry.find_all("xhtml:link")}
    assert named["en"] == "http://testserver/en/enterprises/"
    assert named["x-default"] == named["sv"] == "http://testserver/foretag/"


def test_robots_are_shown_the_map_and_kept_from_the_admin(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


def test_where_to_report_a_security_fault_is_never_out_of_date(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert dt.datetime.fromisoformat(fields["Expires"]) > timezone.now()
    assert fields["Contact"]
