"""What is left of a profile when the enterprise has left the directory."""

import pytest
from bs4 import BeautifulSoup

from enterprises.lifecycle import actions as lifecycle
from enterprises.models import Consent, EnterprisePage, Submission
from tests.factories import make_english, make_enterprise, make_guide, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(directory):
    page = make_enterprise(directory, title="Bageriet", slug="bageriet")
    make_english(page, title="The bakery")
    lifecycle.close(page)
    return EnterprisePage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/foretag/bageriet/", "Företaget finns inte längre i katalogen"),
        ("/en/enterprises/bageriet/", "The enterprise is no longer in the directory"),
    ],
)
def test_its_address_says_that_it_is_gone(client, closed, address, words):
    answer = client.get(address)
    page = BeautifulSoup(answer.content, "html.parser")
    assert (answer.status_code, page.h1.get_text(strip=True)) == (410, words)
    assert "Bageriet" not in answer.text
    assert "The bakery" not in answer.text
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.mark.parametrize(
    ("address", "name"),
    [("/foretag/bageriet/", name) for name in ("write", "correct", "claim", "sheet")]
    + [("/en/enterprises/bageriet/", "write")],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_hung_below_it_is_gone_too(client, closed, address, name, method):
    page = closed
    if address.startswith("/en/"):
        page = EnterprisePage.objects.get(locale__language_code="en")
    answer = getattr(client, method)(address + page.reverse_subpage(name))
    assert answer.status_code == 410


def test_an_address_below_it_that_never_was_is_not_there(client, closed):
    assert client.get("/foretag/bageriet/nagot/").status_code == 404


def test_a_profile_that_an_editor_takes_down_is_gone(client, directory):
    page = make_enterprise(directory)
    page.unpublish()
    assert client.get(page.url).status_code == 410


def test_publishing_it_again_takes_it_in(client, closed):
    closed.save_revision().publish()
    assert client.get("/foretag/bageriet/").status_code == 200
    assert set(EnterprisePage.objects.values_list("closed_on", flat=True)) == {None}
    assert client.get("/en/enterprises/bageriet/").status_code == 404


def test_what_was_agreed_to_is_withdrawn(directory):
    page = make_enterprise(directory)
    consent = Consent.objects.create(page=page, kind="listing", version="1", text="Ja")
    lifecycle.close(page)
    consent.refresh_from_db()
    assert consent.withdrawn_at


@pytest.mark.parametrize(
    ("state", "after"),
    [
        ("draft", "withdrawn"),
        ("waiting", "withdrawn"),
        ("returned", "withdrawn"),
        ("approved", "approved"),
        ("rejected", "rejected"),
    ],
)
def test_what_waits_is_withdrawn_and_nothing_else(directory, state, after):
    page = make_enterprise(directory)
    sent = Submission.objects.create(page=page, kind="change", state=state)
    lifecycle.close(page)
    sent.refresh_from_db()
    assert sent.state == after


def address_of(picture):
    return picture.get_rendition("max-60x60").url


@pytest.mark.indexed
def test_its_pictures_are_gone_and_come_back_with_it(client, directory):
    logo, photo = make_picture(), make_picture()
    page = make_enterprise(directory, logo=logo, picture=photo)
    addresses = [address_of(logo), address_of(photo)]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    lifecycle.close(page)
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    EnterprisePage.objects.get(pk=page.pk).save_revision().publish()
    assert [client.get(address).status_code for address in addresses] == [200, 200]


@pytest.mark.indexed
def test_a_picture_that_another_page_shows_stays(
    client, directory, home, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        shared = make_picture()
        page = make_enterprise(directory, picture=shared)
        make_guide(home, picture=shared)
    lifecycle.close(page)
    assert client.get(address_of(shared)).status_code == 200
