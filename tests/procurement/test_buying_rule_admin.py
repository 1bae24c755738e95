"""An editor keeps the rules of the buying routes: copies one, and changes an amount."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from wagtail.test.utils.form_data import querydict_from_html

from home.roles import EDITOR
from procurement.models import BuyingRule

pytestmark = pytest.mark.django_db
ADMIN = "/admin/snippets/procurement/buyingrule/"
PAGE = "/upphandling/kopvagen/"


@pytest.fixture
def editor(client):
    user = User.objects.create_user("redaktör", password="x")
    user.groups.set(Group.objects.filter(name=EDITOR))
    client.force_login(user)
    return client


@pytest.fixture
def rule():
    return BuyingRule.objects.get(code="threshold-annex-2", valid_from=dt.date(2026, 1, 1))


def form(client, address):
    html = client.get(address).content.decode()
    return querydict_from_html(html, form_id="w-editor-form").dict()


def faults(answer):
    found = BeautifulSoup(answer.content, "html.parser").select(".error-message, .w-message")
    return " ".join(each.get_text(" ", strip=True) for each in found) or answer.content.decode()


def said(client, **asked):
    main = BeautifulSoup(client.get(PAGE, asked).content, "html.parser").find("main")
    return main.find(class_="route-verdict").text.replace("\u00a0", " ")


def test_a_copy_with_new_days_and_a_new_amount_is_what_readers_meet(editor, rule):
    fields = form(editor, f"{ADMIN}copy/{rule.pk}/")
    fields |= {"valid_from": "2028-01-01", "valid_to": "2029-12-31", "value": "8500000"}
    assert editor.post(f"{ADMIN}add/", fields).status_code == 302
    day = {"service": "catering", "value": "8499999", "date": "2028-06-01"}
    assert "ligger under gränsen, som är 8 500 000 kr" in said(editor, **day)
    assert said(editor, **day | {"date": "2026-06-01"}).startswith("Vi vet inte")


@pytest.mark.indexed
def test_an_amount_that_was_found_is_filled_in(editor, rule):
    fields = form(editor, f"{ADMIN}edit/{rule.pk}/")
    editor.post(f"{ADMIN}edit/{rule.pk}/", fields | {"value": "8000000"})
    day = {"service": "catering", "value": "8000000", "date": "2026-06-01"}
    assert said(editor, **day).startswith("Nej, köpet ska annonseras")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, "Det finns redan en regel om detta från samma dag."),
        ({"valid_to": "2025-01-01"}, "Den sista dagen ligger före den första."),
        ({"cpv": "85000000-9 vård"}, "”vård” är ingen CPV-kod."),
        ({"value": "-1"}, "0"),
        ({"source_url": "javascript:alert(1)"}, "giltig URL"),
    ],
)
def test_what_does_not_add_up_is_refused_with_a_sentence(editor, rule, changes, fault):
    fields = form(editor, f"{ADMIN}copy/{rule.pk}/")
    answer = editor.post(f"{ADMIN}add/", fields | changes)
    assert answer.status_code == 200
    assert fault in faults(answer)
    assert BuyingRule.objects.filter(code=rule.code).count() == 2


def test_the_original_stays_wherever_the_copy_is_sent(editor, rule):
    address = f"{ADMIN}copy/{rule.pk}/"
    editor.post(address, form(editor, address) | {"valid_from": "2028-01-01", "valid_to": ""})
    rule.refresh_from_db()
    assert rule.valid_from == dt.date(2026, 1, 1)


def test_the_list_shows_what_each_rule_is_about_and_its_amount(editor):
    words = editor.get(ADMIN).content.decode().replace("\u00a0", " ")
    for part in ("Gräns för direktupphandling", "700 000 kr", "8 109 450 kr"):
        assert part in words
