"""The secret of a link stands in no log, no report of a fault, and no address of its page."""

import logging

import pytest
from bs4 import BeautifulSoup

from access import links
from access.logs import HideLinks, before_send, hide
from tests.access.purposes import make_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    return make_link()


@pytest.mark.parametrize(
    "text",
    [
        "Not Found: /lank/{}/",
        '"GET /en/link/{}/ HTTP/1.1" 410 17',
        "https://www.example.org/lank/{}",
        "the secret {} alone",
        "/lank/{}x/",
    ],
)
def test_the_secret_is_left_out_wherever_it_stands(text, token):
    assert token not in hide(text.format(token))
    assert hide(text.format(token))[:5] == text[:5]


def test_a_mistyped_secret_is_left_out_too(token):
    assert token[3:-3] not in hide(f"Not Found: /lank/{token[3:-3]}/")


@pytest.mark.parametrize("path", ["/lank/{}", "/lank/{}x/", "/en/link/{}x/", "/lank/{}/mer/"])
def test_no_answer_writes_the_secret_into_the_log(client, written, path, token):
    client.get(path.format(token))
    client.post(path.format(token))
    said = written()
    assert token not in said


def test_a_used_link_is_logged_without_its_secret(client, written, token):
    client.post(f"/lank/{token}/")
    assert client.get(f"/lank/{token}/").status_code == 410
    said = written()
    assert "/lank/…" in said and token not in said


def test_the_log_of_the_demo_server_hides_secrets(written, token):
    extra = {"request": None, "server_time": "now", "status_code": 200}
    logging.getLogger("django.server").info('"%s" %s', f"GET /lank/{token}/", 200, extra=extra)
    said = written()
    assert '"GET /lank/…' in said and token not in said


def test_an_error_is_logged_without_the_secret(token):
    try:
        raise ValueError(f"/lank/{token}/")
    except ValueError as error:
        trace = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("a", logging.ERROR, "a.py", 1, "Failed", (), trace)
    HideLinks().filter(record)
    assert token not in logging.Formatter().format(record)
    assert "ValueError" in logging.Formatter().format(record)


def test_what_is_reported_to_sentry_has_no_secret(token):
    event = {
        "request": {
            "url": f"https://www.example.org/lank/{token}/",
            "headers": {"Referer": token},
        },
        "breadcrumbs": {"values": [{"message": f"GET /lank/{token}/", "level": 3}]},
        "transaction": ("/lank/", token),
    }
    clean = before_send(event, {})
    assert token not in str(clean)
    assert clean["breadcrumbs"]["values"][0]["level"] == 3


@pytest.mark.parametrize("path", ["/lank/{}/", "/en/link/{}/"])
def test_the_page_names_its_address_nowhere(client, path, token):
    page = BeautifulSoup(client.get(path.format(token)).content, "html.parser")
    naming = [
        tag for tag in page.find_all() if any(token in str(value) for value in tag.attrs.values())
    ]
    assert naming == []
    assert token not in page.get_text()


@pytest.mark.parametrize("path", ["/lank/{}/", "/en/link/{}/", "/lank/{}x/"])
def test_the_page_of_a_link_is_neither_kept_nor_found_nor_named_to_others(client, path, token):
    answer = client.get(path.format(token))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_only_the_digest_is_in_the_database(token):
    row = links.find(token)
    assert row and token not in str(vars(row)) and len(row.digest) == 64
