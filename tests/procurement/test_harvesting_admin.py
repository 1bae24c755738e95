"""Editors keep sources of notices: a form that tells slips, buttons, and what went wrong."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from home.roles import EDITOR, REVIEWER
from procurement.harvesting.first_source import make_first_source
from procurement.models import NoticeSource
from procurement.models.sources import Kind
from tests.procurement.gathering import impatient, make_source, read
from tests.procurement.ted_standin import ted, tiny

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
FORM = {
    "name": "Kommunens flöde",
    "kind": "feed",
    "address": "https://example.org/feed",
    "is_on": "",
    "interval": "24",
    "places": "",
    "buyers": "",
    "cpv": "",
    "query": "",
    "paging": "ITERATION",
    "days_back": "30",
    "overlap_days": "3",
}


@pytest.fixture
def editor(client, settings):
    impatient(settings)
    user = User.objects.create_user("redaktör", password="x")
    user.groups.set(Group.objects.filter(name=EDITOR))
    client.force_login(user)
    return client


def address(name, *args):
    return reverse(f"wagtailsnippets_procurement_noticesource:{name}", args=args)


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def posted(client, where, **fields):
    return client.post(where, nested_form_data({**FORM, **fields}))


def test_the_site_comes_with_ted_for_the_county_switched_off():
    NoticeSource.objects.all().delete()
    make_first_source()
    make_first_source()
    source = NoticeSource.objects.get()
    assert (source.kind, source.places, source.is_on) == (Kind.TED, "SE124", False)
    assert "Region Örebro län" in source.buyer_list and "Örebro kommun" in source.buyer_list
    assert len(source.buyer_list) == 13


def test_one_press_switches_a_source_on_and_reads_it(editor):
    with ted(tiny(2)) as server:
        source = make_source(server.search, is_on=False)
        shown = words(editor.get(address("list")))
        assert "Avstängd." in shown and "Slå på" in shown
        answer = editor.post(address("switch", source.pk), follow=True)
    assert "hämtas nu" in words(answer)
    source.refresh_from_db()
    assert source.is_on and source.read_at and "ny annons" in source.result_in_words
    editor.post(address("switch", source.pk))
    source.refresh_from_db()
    assert not source.is_on


def test_what_was_refused_is_named_with_the_reason_and_can_be_tried_again(editor):
    with ted(tiny(3)) as server:
        server.notices[1]["_body"] = b"<nonsense"
        source = read(make_source(server.search))
        shown = words(editor.get(address("edit", source.pk)))
        assert "1 dokument där något inte gick att ta emot" in shown
        assert "välformad XML" in shown and "place-of-performance IN (SE124)" in shown
        server.notices[1]["_body"] = tiny(3)[1]["_body"]
        editor.post(address("retry", source.pk))
    source.refresh_from_db()
    assert not source.documents.with_refusals().exists()


def test_a_source_that_fails_says_why_in_plain_words(editor):
    with ted((), "html") as server:
        source = make_source(server.search)
        editor.post(address("read", source.pk))
    for page in (address("list"), address("edit", source.pk)):
        assert "webbsida i stället för data" in words(editor.get(page))


def test_the_first_page_names_a_source_that_has_given_nothing_for_days(editor):
    make_source(name="Trasig källa", fault="gone", failed_days=3)
    make_source(name="Ny i felet", fault="gone", failed_days=2)
    shown = words(editor.get(reverse("wagtailadmin_home")))
    assert "Trasig källa" in shown and "Ny i felet" not in shown


def test_a_source_that_is_added_is_stored(editor):
    posted(editor, address("add"))
    assert NoticeSource.objects.get(name="Kommunens flöde").kind == "feed"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"address": ""}, "Skriv hela adressen"),
        ({"address": "ftp://example.org/"}, "Skriv hela adressen"),
        ({"address": "https://anna:hemligt@example.org/"}, "Skriv hela adressen"),
        ({"kind": "folder", "address": "../.."}, "Mappen finns inte"),
        ({"kind": "ted", "address": ""}, "Ange vilka annonser"),
        ({"places": "Örebro"}, "ingen NUTS-kod"),
        ({"cpv": "städ"}, "ingen CPV-kod"),
        ({"cpv": "9"}, "ingen CPV-kod"),
        ({"days_back": "9999"}, "Högst 3650 dagar"),
        ({"overlap_days": "999"}, "Högst 60 dagar"),
    ],
)
def test_a_slip_is_told_and_nothing_is_lost(editor, fields, told):
    answer = posted(editor, address("add"), **fields)
    assert told in words(answer)
    assert not NoticeSource.objects.filter(name="Kommunens flöde").exists()
    form = BeautifulSoup(answer.content, "html.parser")
    assert form.find("input", {"name": "name"})["value"] == "Kommunens flöde"


def test_a_source_that_asks_for_something_else_begins_anew(editor):
    with ted(tiny(2)) as server:
        source = read(make_source(server.search))
        same = {"name": "TED", "kind": "ted", "address": server.search, "places": "SE124"}
        posted(editor, address("edit", source.pk), **same, interval="1", days_back="3650")
        source.refresh_from_db()
        assert source.documents.count() == 2 and source.interval == 1 and source.cursor
        posted(editor, address("edit", source.pk), **(same | {"places": "SE"}), days_back="3650")
        source.refresh_from_db()
    assert source.documents.count() == 0 and source.cursor == {} and source.places == "SE"


@pytest.mark.parametrize("name", ["read", "switch", "retry"])
def test_who_does_not_look_after_sources_presses_no_button(client, name):
    user = User.objects.create_user("granskare", password="x")
    user.groups.set(Group.objects.filter(name=REVIEWER))
    client.force_login(user)
    source = make_source(is_on=False)
    client.post(address(name, source.pk))
    source.refresh_from_db()
    assert not source.is_on and source.tried_at is None
