"""Whoever answers to a meeting is offered the names in the directory, without any script."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from enterprises.lifecycle import actions as lifecycle
from home.templatetags import organisation_tags
from home.templatetags.organisation_tags import organisation_names
from tests.factories import make_english, make_enterprise
from tests.registrations import make_meeting

pytestmark = pytest.mark.django_db


def suggested(client, page):
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    (names,) = html.select(f"datalist#{html.find('input', {'name': 'organisation'})['list']}")
    return [option["value"] for option in names.select("option")]


def test_the_form_offers_the_names_in_the_directory(client, calendar, directory):
    make_enterprise(directory, title="Vävlaget")
    make_enterprise(directory, title="Café <b>Björk</b>")
    assert suggested(client, make_meeting(calendar)) == ["Café <b>Björk</b>", "Vävlaget"]


def test_names_of_the_readers_language_stand_first(client, calendar, directory):
    make_enterprise(directory, title="Axet")
    make_english(make_enterprise(directory, title="Mossens bageri"), title="The Moss Bakery")
    meeting = make_english(make_meeting(calendar))
    assert suggested(client, meeting) == ["The Moss Bakery", "Axet", "Mossens bageri"]


def test_a_name_that_is_the_same_in_both_languages_stands_once(directory):
    make_english(make_enterprise(directory, title="Axet"))
    assert organisation_names("en") == ("Axet",)


def test_nothing_that_is_hidden_is_offered(directory):
    make_enterprise(directory, title="Utkast", live=False)
    make_enterprise(directory, title="Pausad", paused_on=timezone.localdate())
    private = make_enterprise(directory, title="Privat")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert organisation_names("sv") == ()


@pytest.mark.parametrize("leave", [lifecycle.pause, lifecycle.close])
def test_a_name_goes_when_the_enterprise_leaves(directory, leave):
    page = make_enterprise(directory, title="Axet")
    make_english(page)
    assert organisation_names("sv") == ("Axet",)
    leave(page)
    assert organisation_names("sv") == organisation_names("en") == ()


def test_there_is_an_end_to_the_list(directory, monkeypatch):
    monkeypatch.setattr(organisation_tags, "MOST", 2)
    for name in ("Axet", "Bergs", "Cykelköket"):
        make_enterprise(directory, title=name)
    assert organisation_names("sv") == ("Axet", "Bergs")


def test_one_question_tells_that_nothing_has_changed(directory, django_assert_num_queries):
    make_enterprise(directory, title="Axet")
    organisation_names("sv")
    with django_assert_num_queries(1):
        assert organisation_names("sv") == ("Axet",)
