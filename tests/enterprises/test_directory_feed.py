"""The directory as a feed."""

from xml.etree import ElementTree

import pytest

from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, address="/foretag/feed/"):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 - it is our own feed


def test_the_feed_says_who_when_and_where(client, directory):
    make_enterprise(directory, title="Blanka Rutor")
    root = feed(client)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/foretag/",
        "self": "http://testserver/foretag/feed/",
    }
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.findtext(f"{ATOM}updated")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def test_an_entry_leads_to_the_profile_and_keeps_its_id(client, directory):
    page = make_enterprise(directory, title="Blanka Rutor")
    entry = feed(client).find(f"{ATOM}entry")
    first = entry.findtext(f"{ATOM}id")
    assert entry.find(f"{ATOM}link").get("href") == page.full_url
    page.slug = "ny-adress"
    page.save_revision().publish()
    assert feed(client).find(f"{ATOM}entry").findtext(f"{ATOM}id") == first


def test_drafts_stay_out_and_the_latest_change_comes_first(client, directory):
    first = make_enterprise(directory, title="Först")
    make_enterprise(directory, title="Sedan")
    make_enterprise(directory, title="Utkast", live=False)
    first.save_revision().publish()
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(client).findall(f"{ATOM}entry")]
    assert titles == ["Först", "Sedan"]


def test_an_empty_feed_is_still_a_feed(client, directory):
    root = feed(client, "/en/enterprises/feed/")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.findtext(f"{ATOM}updated")


def test_the_directory_names_its_feed(client, directory):
    assert b'type="application/atom+xml"' in client.get("/foretag/").content
