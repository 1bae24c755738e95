"""A purchase below the threshold and a market dialogue are typed in with five fields."""

import datetime as dt

import pytest
from django.utils import timezone

from procurement.models import Notice
from tests.days import in_days

pytestmark = pytest.mark.django_db
SHORT = "/admin/procurement/review/short/"
SENT = {
    "title": "Gräsklippning",
    "buyer": "Nora kommun",
    "summary_sv": "Nora vill ha hjälp att klippa gräs.",
    "last_day": "2038-03-01",
    "url": "nora.example.org/gras",
}


def test_five_fields_and_it_is_public(admin_client, client):
    form = admin_client.get(f"{SHORT}below-threshold/").context["form"]
    assert list(form.fields) == list(SENT)
    admin_client.post(f"{SHORT}below-threshold/", {**SENT, "action-publish": "1"})
    notice = Notice.objects.get()
    page = client.get(notice.get_absolute_url("sv")).content.decode()
    for words in (*list(SENT.values())[:3], "måndag 1 mars 2038 kl. 23.59", "Typ av annons"):
        assert words in page
    assert notice.url == "https://nora.example.org/gras"


def test_or_a_draft_that_nobody_sees(admin_client, client):
    answer = admin_client.post(f"{SHORT}market-dialogue/", SENT)
    notice = Notice.objects.get()
    assert answer["Location"].endswith(f"/{notice.pk}/")
    assert (notice.live, notice.kind) == (False, "market-dialogue")
    assert "Gräsklippning" not in client.get("/upphandling/annonser/").content.decode()


def test_a_market_dialogue_is_called_so(admin_client, client):
    sent = {**SENT, "action-publish": "1"}
    admin_client.post(f"{SHORT}market-dialogue/", sent)
    assert "Marknadsdialog" in client.get("/upphandling/annonser/").content.decode()


def test_only_the_words_are_needed(admin_client):
    admin_client.post(f"{SHORT}below-threshold/", {**SENT, "last_day": "", "url": ""})
    assert Notice.objects.get().deadline_at is None


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": ""}, "title"),
        ({"buyer": " "}, "buyer"),
        ({"summary_sv": ""}, "summary_sv"),
        ({"last_day": "i morgon"}, "last_day"),
        ({"last_day": "2020-01-01"}, "last_day"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"title": "x" * 251}, "title"),
    ],
)
def test_a_fault_is_named_and_nothing_is_lost(admin_client, fields, named):
    answer = admin_client.post(f"{SHORT}below-threshold/", {**SENT, **fields})
    form = answer.context["form"]
    assert form.errors.keys() == {named}
    kept = {**SENT, **fields}
    assert {name: form[name].value() for name in kept} == kept
    assert not Notice.objects.exists()


def test_today_is_not_too_late(admin_client):
    today = timezone.localdate().isoformat()
    admin_client.post(f"{SHORT}below-threshold/", {**SENT, "last_day": today})
    assert not Notice.objects.get().deadline_has_passed()
    assert in_days(0) - dt.timedelta(days=1)


def test_there_are_two_kinds(admin_client):
    assert admin_client.get(f"{SHORT}x/").status_code == 404
