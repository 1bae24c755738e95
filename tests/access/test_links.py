"""A signed link does one thing, once, within its time, and only for who holds it unaltered."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from access import links
from access.models import SignedLink
from tests.access.purposes import done, make_link

pytestmark = pytest.mark.django_db
HALF_AN_HOUR = dt.timedelta(minutes=30)


@pytest.fixture
def token():
    return make_link()


def test_opening_burns_nothing_and_shows_a_button(client, token):
    for _time in range(3):
        assert client.head(f"/lank/{token}/").status_code == 200
        page = client.get(f"/lank/{token}/")
    form = BeautifulSoup(page.content, "html.parser").select_one("main form")
    assert (form["method"], form.button.get_text()) == ("post", "Do it")
    assert done == []


def test_the_button_does_it_once(client, token):
    answers = [client.post(f"/lank/{token}/").status_code for _time in range(3)]
    assert (answers, done) == ([200, 410, 410], ["1"])


def test_a_link_that_works_more_than_once_does_so(client):
    token = make_link(name="test.often", works_once=False)
    assert [client.post(f"/lank/{token}/").status_code for _time in range(2)] == [200, 200]


def test_of_two_at_once_one_gets_it(token):
    first, second = links.find(token), links.find(token)
    assert (links.use(first), links.use(second)) == (True, False)


@pytest.mark.parametrize(
    ("wait", "status"),
    [(HALF_AN_HOUR - dt.timedelta(minutes=1), 200), (HALF_AN_HOUR + dt.timedelta(seconds=1), 410)],
    ids=["in time", "too late"],
)
def test_a_link_lasts_for_its_time(client, token, wait, status):
    with time_machine.travel(dt.datetime.now(dt.UTC) + wait):
        assert client.post(f"/lank/{token}/").status_code == status
    assert bool(done) is (status == 200)


def test_a_revoked_link_opens_nothing(client, token):
    assert links.revoke("test.once", 1) == 1
    assert client.get(f"/lank/{token}/").status_code == 410
    assert client.post(f"/lank/{token}/").status_code == 410
    assert done == []


def test_revoking_leaves_what_is_about_others(client, token):
    links.revoke("test.once", 2)
    assert client.get(f"/lank/{token}/").status_code == 200


def tampered(token):
    """Return eight secrets that are not the one that was sent."""
    chance, signature = token.split(".")
    other = links.make("test.once", 9)
    return {
        "one letter more": f"{token}A",
        "one letter less": token[:-1],
        "another beginning": ("B" if chance[0] == "A" else "A") + token[1:],
        "no signature": chance,
        "empty signature": f"{chance}.",
        "signature of another": f"{chance}.{other.split('.')[1]}",
        "signed with another salt": Signer(salt="other", sep=".").sign(chance),
        "the digest itself": SignedLink.objects.first().digest,
    }


def test_eight_tamperings_are_refused(client, token):
    for how, wrong in tampered(token).items():
        for answer in (client.get(f"/lank/{wrong}/"), client.post(f"/lank/{wrong}/")):
            assert answer.status_code == 404, how
    assert done == []


def test_what_is_signed_but_was_never_sent_opens_nothing(client):
    token = make_link()
    SignedLink.objects.all().delete()
    assert client.post(f"/lank/{token}/").status_code == 404


def test_a_secret_cannot_be_guessed(token):
    chance, signature = token.split(".")
    assert len(chance) == 32 and len(signature) == 43  # 192 bits, and a SHA-256


@pytest.mark.parametrize(
    ("path", "language", "says"),
    [
        ("/lank/{}/", "sv", "Länken fungerar inte"),
        ("/en/link/{}/", "en", "The link does not work"),
    ],
)
def test_a_closed_link_says_so_in_the_language_of_its_address(client, token, path, language, says):
    links.revoke("test.once", 1)
    page = BeautifulSoup(client.get(path.format(token)).content, "html.parser")
    assert (page.html["lang"], page.h1.get_text()) == (language, says)


def test_a_link_whose_object_is_gone_is_closed(client):
    token = make_link(name="test.gone", offer=lambda link: None)
    assert client.post(f"/lank/{token}/").status_code == 410
    assert done == []


def test_a_fault_on_the_way_leaves_the_link_unused(client):
    def fails(request, link):
        raise ValueError

    token = make_link(name="test.fails", open=fails)
    with pytest.raises(ValueError):
        client.post(f"/lank/{token}/")
    assert links.find(token).is_open


def test_the_button_wants_the_token_of_its_page(token):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(f"/lank/{token}/").status_code == 403
    page = BeautifulSoup(browser.get(f"/lank/{token}/").content, "html.parser")
    secret = page.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    # A page that keeps its address to itself posts with this origin.
    answer = browser.post(f"/lank/{token}/", {"csrfmiddlewaretoken": secret}, HTTP_ORIGIN="null")
    assert (answer.status_code, done) == (200, ["1"])


def test_another_site_cannot_press_the_button(token):
    browser = Client(enforce_csrf_checks=True)
    browser.get(f"/lank/{token}/")
    secret = browser.cookies["csrftoken"].value
    data = {"csrfmiddlewaretoken": secret}
    answer = browser.post(f"/lank/{token}/", data, HTTP_ORIGIN="https://evil.example.org")
    assert (answer.status_code, done) == (403, [])


def test_other_ways_to_ask_are_refused(client, token):
    assert client.delete(f"/lank/{token}/").status_code == 405


@pytest.mark.parametrize("is_open", [True, False])
def test_no_link_of_the_page_carries_the_secret(client, token, is_open):
    if not is_open:
        SignedLink.objects.update(revoked_at=timezone.now())
    page = BeautifulSoup(client.get(f"/lank/{token}/").content, "html.parser")
    assert page.select_one("header a[hreflang=en]")["href"] == "/en/"
    assert [each for each in page.select("[href]") if token in each["href"]] == []
