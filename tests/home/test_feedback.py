"""Readers say whether a page was of use, without a cookie and without saying who they are."""

import pytest
from django.test import Client

from home.feedback.actions import words_token
from home.models import Feedback
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db

ADDRESSES = pytest.mark.parametrize("address", ["/tyck-till/", "/en/feedback/"])


@pytest.fixture(autouse=True)
def _rested():
    clear_caches()


@ADDRESSES
def test_a_yes_is_stored_with_the_path_alone(client, address):
    response = client.post(address, {"path": "/foretag/?q=anna", "is_useful": "yes"})
    answer = Feedback.objects.get()
    assert response.status_code == 200
    assert (answer.path, answer.is_useful, answer.words) == ("/foretag/", True, "")
    assert not response.cookies


def test_the_address_says_the_language(client):
    client.post("/en/feedback/", {"path": "/en/", "is_useful": "no"})
    assert Feedback.objects.get().language == "en"


def test_words_come_onto_the_same_row(client):
    page = client.post("/tyck-till/", {"path": "/", "is_useful": "no"})
    token = page.context["form"]["token"].value()
    client.post("/tyck-till/", {"token": token, "words": "Kartan saknas.\x07"})
    answer = Feedback.objects.get()
    assert (answer.is_useful, answer.words) == (False, "Kartan saknas.")


def test_links_sent_faster_than_anyone_writes_are_asked_for_again(client):
    answer = Feedback.objects.create(path="/", language="sv", is_useful=True)
    form = {"token": words_token(answer), "words": "Köp nu på https://example.org/"}
    page = client.post("/tyck-till/", form)
    answer.refresh_from_db()
    assert page.status_code == 400
    assert "Det gick väldigt fort" in page.content.decode()
    assert answer.words == ""


def test_words_with_a_forged_token_are_refused(client):
    response = client.post("/tyck-till/", {"token": "1:abc:def", "words": "Hej"})
    assert response.status_code == 410


def test_words_may_come_with_the_answer(client):
    client.post("/tyck-till/", {"path": "/", "is_useful": "no", "words": "Svårt."})
    assert Feedback.objects.get().words == "Svårt."


def test_what_a_robot_fills_in_is_not_stored(client):
    form = {"path": "/", "is_useful": "yes", "homepage": "http://example.org"}
    assert client.post("/tyck-till/", form).status_code == 200
    assert not Feedback.objects.exists()


def test_reading_the_address_stores_nothing(client):
    assert client.get("/tyck-till/", {"path": "/", "is_useful": "yes"}).status_code == 200
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    "path", ["", "https://example.org/", "//example.org/", "/\\example.org", "javascript:x"]
)
def test_a_path_that_leads_elsewhere_is_refused(client, path):
    assert client.post("/tyck-till/", {"path": path, "is_useful": "yes"}).status_code == 400
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
    ],
    ids=lambda value: str(value),
)
def test_only_our_own_pages_may_post(client, headers, status):
    form = {"path": "/", "is_useful": "yes"}
    assert client.post("/tyck-till/", form, headers=headers).status_code == status
    assert Feedback.objects.exists() is (status == 200)


def test_no_token_is_asked_for():
    form = {"path": "/", "is_useful": "yes"}
    assert Client(enforce_csrf_checks=True).post("/tyck-till/", form).status_code == 200


def test_the_eleventh_post_must_wait_while_others_may_go_on(client):
    form = {"path": "/", "is_useful": "yes"}
    answers = [client.post("/tyck-till/", form).status_code for _ in range(11)]
    refused = client.post("/tyck-till/", form)
    other = client.post("/tyck-till/", form, REMOTE_ADDR="192.0.2.7")
    assert answers == [200] * 10 + [429]
    assert 0 < int(refused["Retry-After"]) <= 600
    assert "Vänta en stund" in refused.text
    assert "Mycket har skickats från ditt nätverk på kort tid." in refused.text
    assert other.status_code == 200
