"""What a reader meets when something is not there or goes wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [("/saknas/", "sv", "Sidan finns inte här"), ("/en/gone/", "en", "The page is not here")],
)
def test_a_missing_page_says_so_in_the_language_of_its_address(client, path, language, words):
    response = client.get(path)
    assert response.status_code == 404
    assert words in response.content.decode()
    assert f'lang="{language}"' in response.content.decode()


def test_a_missing_page_leads_on(client):
    answer = client.get("/saknas/").content.decode()
    assert 'href="/foretag/"' in answer
    assert 'action="/sok/"' in answer


def test_a_missing_page_has_no_address_to_share(client):
    answer = client.get("/saknas/").content.decode()
    for word in ("canonical", "og:url", "hreflang="):
        assert word not in answer.split("</head>")[0]


def test_browsers_that_guess_where_the_icon_is_find_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response.url.startswith("/static/img/favicon")


@pytest.mark.parametrize("name", ["500.html", "503.html", "403_csrf.html"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_plain_pages_need_no_database(name, language, django_assert_num_queries):
    with override(language), django_assert_num_queries(0):
        page = render_to_string(name)
    assert f'<html lang="{language}">' in page


def test_a_fault_in_the_code_is_answered_by_a_page_of_ours(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("home.head.absolute", broken)
    response = client.get("/foretag/")
    assert response.status_code == 500
    assert "Något gick fel" in response.content.decode()


def broken(*args, **kwargs):
    raise ValueError("broken on purpose")


@pytest.mark.parametrize("has_cookie", [True, False])
def test_who_allows_no_cookies_learns_that_forms_need_one(directory, has_cookie):
    strict = Client(enforce_csrf_checks=True)
    if has_cookie:
        strict.get("/foretag/lagg-till/")
    answer = strict.post("/foretag/lagg-till/")
    assert answer.status_code == 403
    assert ("Tillåt kakor" in answer.text) is not has_cookie
