"""What happens to a page in both languages is told once in each, under the id that it had."""

import pytest

from content.translations.actions import leave_translations, own_choice
from search.models import Change
from tests.factories import make_english, make_enterprise, make_news

pytestmark = pytest.mark.django_db


def told(kind):
    fields = ("kind", "record_id", "language", "is_removed")
    return sorted(Change.objects.filter(kind=kind).values_list(*fields))


def unpublish(page):
    page.unpublish()


def delete(page):
    page.delete()


@pytest.mark.parametrize("hide", [unpublish, delete])
def test_a_page_that_is_hidden_in_both_languages_is_told_once_in_each(procurement, hide):
    page = make_news(procurement)
    make_english(page, title="In English")
    key = page.pk
    hide(page)
    assert told("news") == [("news", key, "en", True), ("news", key, "sv", True)]


def test_english_that_stays_is_told_under_the_id_that_it_had(directory):
    page = make_enterprise(directory)
    make_english(page, title="The bakery")
    key = page.pk
    with own_choice():
        leave_translations()
        page.delete()
    assert told("enterprise") == [
        ("enterprise", key, "en", False),
        ("enterprise", key, "sv", True),
    ]
