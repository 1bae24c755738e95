"""What may be said of a page, how long it may be, and for how long."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse

from access.decorators import is_from_here
from access.fields import WordsField
from access.spam_checks import QUICKEST_PERSON, SALT
from home.feedback.actions import (
    WORDS_WITHIN,
    TooLateError,
    add_words,
    report_fault,
    store_answer,
    words_token,
)
from home.feedback.admin import harmless
from home.feedback.forms import FeedbackForm, LocalPathField
from home.models import Feedback, SiteSettings
from tests.rows import clear_caches

pytestmark = pytest.mark.django_db

ANSWER = {"path": "/", "is_useful": "yes"}


@pytest.fixture(autouse=True)
def _rested():
    clear_caches()


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "/"),
        ("/foretag/?q=anna", "/foretag/"),
        ("/foretag/#kontakt", "/foretag/"),
        ("/en/enterprises/blanka/", "/en/enterprises/blanka/"),
        ("/" + "x" * 600, "/" + "x" * 499),
    ],
    ids=["home", "query", "fragment", "English", "long"],
)
def test_a_path_is_kept_without_what_was_searched_for(path, kept):
    assert LocalPathField().clean(path) == kept


@pytest.mark.parametrize(
    "path",
    ["", "foretag/", "https://a.example/", "//a.example", "/\\a.example", "javascript:x", "/a\0b"],
)
def test_a_path_elsewhere_is_refused(path):
    with pytest.raises(ValidationError):
        LocalPathField().clean(path)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Bra.  ", "Bra."),
        ("Rad ett\nRad två", "Rad ett\nRad två"),
        ("Kolumn\tett", "Kolumn\tett"),
        ("Pip\x07 och \x1b[31mrött", "Pip och [31mrött"),
        ("Åäö 🙂", "Åäö 🙂"),
    ],
    ids=["spaces", "lines", "tab", "control", "letters"],
)
def test_words_are_kept_as_they_can_be_read(text, kept):
    assert WordsField().clean(text) == kept


@pytest.mark.parametrize(
    ("fields", "is_valid"),
    [
        ({}, True),
        ({"is_useful": "no"}, True),
        ({"is_useful": "maybe"}, False),
        ({"is_useful": ""}, False),
        ({"path": ""}, False),
        ({"words": "x" * 2000}, True),
        ({"words": "x" * 2001}, False),
        ({"path": "/" + "x" * 1999}, True),
        ({"path": "/" + "x" * 2000}, False),
    ],
    ids=["yes", "no", "maybe", "nothing", "nowhere", "long", "too long", "far", "too far"],
)
def test_an_answer_is_a_yes_or_a_no_about_a_page(fields, is_valid):
    assert FeedbackForm({**ANSWER, **fields}).is_valid() is is_valid


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://a.example"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "http://testserver.a.example"}, False),
    ],
    ids=["no browser", "typed", "new browser", "lie", "another port", "alike"],
)
def test_a_post_is_ours_when_the_browser_says_so(headers, ours):
    assert is_from_here(RequestFactory().post("/", headers=headers)) is ours


@pytest.mark.parametrize(
    ("seconds", "is_late"), [(WORDS_WITHIN - 2, False), (WORDS_WITHIN + 2, True)]
)
def test_words_may_be_added_for_half_an_hour(monkeypatch, seconds, is_late):
    answer = store_answer("/", "sv", is_useful=True)
    token = words_token(answer)
    later = signing.time.time() + seconds
    monkeypatch.setattr(signing.time, "time", lambda: later)
    if is_late:
        with pytest.raises(TooLateError):
            add_words(token, "Bra.")
    else:
        assert add_words(token, "Bra.").words == "Bra."


def test_words_once_given_are_not_written_over():
    answer = store_answer("/", "sv", is_useful=True)
    token = words_token(answer)
    add_words(token, "Först.")
    assert add_words(token, "Sedan.").words == "Först."


def test_a_token_of_another_form_adds_nothing():
    answer = store_answer("/", "sv", is_useful=True)
    with pytest.raises(TooLateError):
        add_words(signing.dumps(answer.pk, salt="another"), "Bra.")


def test_words_for_an_answer_that_is_gone_come_too_late(client):
    token = words_token(store_answer("/", "sv", is_useful=True))
    Feedback.objects.all().delete()
    page = client.post("/tyck-till/", {"token": token, "words": "Bra."})
    assert page.status_code == 410
    assert "för sent att lägga till en kommentar" in page.content.decode()


def test_words_that_are_too_long_can_be_shortened(client):
    token = words_token(store_answer("/", "sv", is_useful=True))
    page = client.post("/tyck-till/", {"token": token, "words": "x" * 2001})
    form = BeautifulSoup(page.content, "html.parser").find("textarea")
    assert page.status_code == 400
    assert form.get_text(strip=True) == "x" * 2001


@pytest.mark.parametrize(("waited", "status"), [(0, 400), (QUICKEST_PERSON + 2, 200)])
def test_links_are_taken_from_those_who_took_their_time(client, monkeypatch, waited, status):
    token = words_token(store_answer("/", "sv", is_useful=True))
    shown = signing.dumps("", salt=SALT)
    later = signing.time.time() + waited
    monkeypatch.setattr(signing.time, "time", lambda: later)
    form = {"token": token, "shown": shown, "words": "Se https://a.example/"}
    assert client.post("/tyck-till/", form).status_code == status


@pytest.mark.parametrize(
    ("address", "words"),
    [("/tyck-till/", "Svaret kom inte från"), ("/en/feedback/", "The answer did not come from")],
)
def test_a_post_from_elsewhere_is_told_why_in_its_language(client, address, words):
    page = client.post(address, ANSWER, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403
    assert words in page.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/tyck-till/").status_code == 405


@pytest.mark.parametrize(
    "address", ["/tyck-till/", "/en/feedback/", "/tillganglighet/rapportera/"]
)
def test_a_form_sets_no_cookie(client, address):
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", ["/tyck-till/", "/en/feedback/"])
def test_no_cache_keeps_an_answer(client, address):
    assert "no-store" in client.post(address, ANSWER)["Cache-Control"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("\ra", "'\ra"),
        ("a=1", "a=1"),
        ("", ""),
        (None, ""),
        (7, "7"),
    ],
    ids=repr,
)
def test_no_cell_is_run_by_a_spreadsheet(value, text):
    assert harmless(value) == text


def exported(client, name):
    answer = client.get(reverse(f"page_feedback:{name}"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_export_has_headings_and_one_row_for_each_page(admin_client):
    for path, is_useful in [("/a/", True), ("/a/", False), ("/b/", True)]:
        store_answer(path, "sv", is_useful)
    rows = exported(admin_client, "index")
    assert rows[0][:4] == ["Sida", "Ja", "Nej", "Andel ja, procent"]
    assert rows[1:] == [["/a/", "1", "1", "50", "0", ""], ["/b/", "1", "0", "100", "0", ""]]


def test_words_are_exported_with_a_row_each(admin_client):
    store_answer("/a/", "sv", True, "Bra.")
    store_answer("/a/", "sv", True)
    assert [row[-1] for row in exported(admin_client, "words")[1:]] == ["Bra."]


@pytest.mark.parametrize(
    ("where", "path", "words"),
    [
        ("/foretag/", "/foretag/", "Fel."),
        ("", "/", "Fel."),
        ("Kalendern", "/", "Fel.\n\nKalendern"),
        ("https://a.example/x", "/", "Fel.\n\nhttps://a.example/x"),
        ("/foretag/?q=x", "/foretag/", "Fel.\n\n/foretag/?q=x"),
    ],
    ids=["path", "nowhere", "words", "elsewhere", "query"],
)
def test_a_fault_is_stored_with_what_was_said_of_its_place(where, path, words):
    report = report_fault(SiteSettings(), "sv", what="Fel.", where=where)
    assert (report.path, report.words) == (path, words)
