"""Decomposed letters, unseen signs and odd breaks at each entrance of the directory."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from access.models import OutgoingMail
from enterprises.importing import import_enterprises, read
from enterprises.models import Category, EnterprisePage
from enterprises.profiles.schema_org import organisation
from enterprises.self_service import login
from tests.editing import edit
from tests.factories import make_contact, make_enterprise
from tests.rows import clear_caches
from tests.self_service import at

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

HEADER = "Namn;Kommun;Kategorier;O\u0308ppettider;E-post;Telefon"


def taken_in(*lines, header=HEADER):
    return import_enterprises(read("lista.csv", "\n".join([header, *lines]).encode())).outcomes


def test_a_list_from_a_mac_is_understood():
    row = "Kafe\u0301 Bjo\u0308rken;O\u0308rebro;Sta\u0308d och hemservice;mån\u00a0–\u00a0fre;;"
    [outcome] = taken_in(row)
    assert outcome.reasons == []
    page = EnterprisePage.objects.get()
    assert (page.title, page.municipality.name) == ("Kafé Björken", "Örebro")
    assert page.opening_hours == "mån – fre"


@pytest.mark.parametrize(
    "name",
    ["Kafe\u0301 Bjo\u0308rken", "Kafé\u00a0Björken", "Kafé Björ\u00adken", "KAFÉ  BJÖRKEN"],
)
def test_the_same_enterprise_does_not_come_twice(directory, name):
    taken_in("Kafé Björken;Nora;;;;")
    taken_in(f"{name};Nora;;;;")
    assert EnterprisePage.objects.count() == 1


def test_a_list_has_one_spelling_of_an_address_and_gives_the_zero_back():
    taken_in("Blanka;Nora;;;INFO@xn--blbr-noae.example;191234560")
    page = EnterprisePage.objects.get()
    assert (page.email, page.phone) == ("info@blåbär.example", "0191234560")


def test_a_number_that_cannot_be_read_is_named():
    [outcome] = taken_in("Blanka;Nora;;;;019-12 34 56, 070-12 34 56 78 90 12")
    assert outcome.reasons == ["Telefon: ”070-12 34 56 78 90 12” är inget telefonnummer."]


def test_a_formula_does_not_hide_behind_what_nobody_sees():
    [outcome] = taken_in('\u200b=HYPERLINK("x");Nora;;;;')
    assert outcome.action == "refuse"


def test_an_editor_saves_words_that_readers_and_the_search_find(admin_client, client, directory):
    page = make_enterprise(directory)
    edit(
        admin_client,
        page,
        "action-publish",
        title="Bage\u00adriet\r\nO\u0308st\u202e",
        opening_hours="9\u201316\u2028lunch 12",
    )
    page.refresh_from_db()
    assert (page.title, page.opening_hours) == ("Bageriet Öst", "9–16 lunch 12")
    titles = [each.text for each in read_page(client, "/sok/?q=bageriet").select("article h3")]
    assert titles == ["Bageriet Öst"]


def test_an_editor_is_told_of_a_number_that_nobody_can_dial(admin_client, directory):
    page = make_enterprise(directory, phone="019-12 34 56")
    answer = edit(admin_client, page, phone="0191234560701234567").content.decode()
    assert "Vi kan inte läsa ”0191234560701234567” som ett telefonnummer" in answer
    page.refresh_from_db()
    assert page.phone == "019-12 34 56"


def test_rich_text_of_the_editor_comes_through_the_door(admin_client, directory):
    page = make_enterprise(directory)
    draft = {"blocks": [_paragraph("Ba\u00adgeri O\u0308st")], "entityMap": {}}
    body = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": json.dumps(draft, ensure_ascii=False),
    }
    edit(admin_client, page, "action-publish", **body)
    page.refresh_from_db()
    assert "Bageri <b>Öst</b>" in page.body[0].value.source


def test_the_name_of_a_category_is_in_order(admin_client):
    category = Category.objects.get(slug="djur")
    address = reverse(category.snippet_viewset.get_url_name("edit"), args=[category.pk])
    form = {
        "name_sv": "Djur\u200b och na\u0308tur",
        "name_en": "Animals",
        "slug": "djur",
        "sort_order": "0",
    }
    answer = admin_client.post(address, {**form, "parent": "", **_no_rows("codes")})
    assert answer.status_code == 302
    category.refresh_from_db()
    assert category.name_sv == "Djur och nätur"


@pytest.mark.parametrize("spelling", ["ANNA@BLÅBÄR.EXAMPLE", "anna@xn--blbr-noae.example"])
def test_a_contact_person_logs_in_however_the_address_is_written(
    client, directory, monkeypatch, django_capture_on_commit_callbacks, spelling
):
    monkeypatch.setattr(login, "QUICKEST_ANSWER", 0)
    clear_caches()
    make_contact(make_enterprise(directory), email="anna@blåbär.example")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(directory, "self_service"), {"email": spelling})
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("q", ["bage\u00adriet", "o\u0308st", "Bage\u200briet\u202e O\u0308st"])
def test_a_question_is_read_however_it_was_typed(client, directory, q):
    page = make_enterprise(directory, title="Bageriet Öst")
    assert page.url in client.get("/sok/", {"q": q}).content.decode()
    items = client.get("/api/v1/enterprises", {"q": q}).json()["items"]
    assert [item["title"] for item in items] == ["Bageriet Öst"]
    assert "Bageriet Öst" in read_page(client, directory.url, q=q).text


def test_a_filter_of_the_api_is_read_without_what_nobody_sees(client, directory):
    category = Category.objects.get(slug="djur")
    make_enterprise(directory, title="Bageriet", categories=[category])
    answer = client.get("/api/v1/enterprises", {"category": "dj\u00adur"})
    assert answer.json()["count"] == 1


def test_machines_read_each_number(directory):
    page = make_enterprise(directory, phone="019-123 45 60, 070-123 45 67")
    assert organisation(page)["telephone"] == ["+46-19-123-45-60", "+46-70-123-45-67"]
    page.phone = "019-12 34 56 ankn. 7"
    assert organisation(page)["telephone"] == "+46-19-12-34-56;ext=7"


def read_page(client, address, **query):
    return BeautifulSoup(client.get(address, query or None).content, "html.parser")


def _paragraph(text):
    style = {"offset": len(text) - 4, "length": 4, "style": "BOLD"}
    return {
        "key": "a",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [style],
        "entityRanges": [],
    }


def _no_rows(prefix):
    counts = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0"}
    return {f"{prefix}-{name}": count for name, count in counts.items()} | {
        f"{prefix}-MAX_NUM_FORMS": "1000"
    }
