"""Who restores an earlier version of a page is asked whether its translation goes back as well."""

import pytest
from django.urls import reverse

from procurement.models import NewsPage
from tests import factories
from tests.editing import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def news(procurement):
    """News whose lead was rewritten in both languages, the English after the Swedish."""
    page = factories.make_news(procurement, summary="Först")
    page.save_revision().publish()
    english = factories.make_english(page, summary="First")
    for each, words in ((page, "Sedan"), (english, "Later")):
        each.summary = words
        each.save_revision().publish()
    return page


@pytest.fixture
def revert(admin_client, news):
    """Restore the first version, with a button, and answer the question."""
    address = reverse(
        "wagtailadmin_pages:revisions_revert", args=[news.pk, news.revisions.first().pk]
    )

    def press(**fields):
        form = form_of(admin_client, address, NewsPage)
        return admin_client.post(address, {**form, **fields})

    press.address = address
    return press


def english_of(page, english):
    return NewsPage.objects.get(translation_key=page.translation_key, locale=english)


def test_an_editor_is_asked_where_the_version_is_shown(admin_client, revert):
    shown = admin_client.get(revert.address).content.decode()
    assert "Den engelska sidan också?" in shown
    assert 'form="page-edit-form"' in shown


def test_english_goes_back_with_the_swedish(revert, news, english):
    revert(**{"action-publish": "1", "translations-asked": "1", "translations": "1"})
    assert NewsPage.objects.get(pk=news.pk).summary == "Först"
    assert english_of(news, english).summary == "First"


def test_english_stays_when_the_editor_says_so(revert, news, english):
    revert(**{"action-publish": "1", "translations-asked": "1"})
    assert english_of(news, english).summary == "Later"


def test_a_draft_of_the_swedish_makes_a_draft_of_the_english(revert, news, english):
    revert()
    found = english_of(news, english)
    assert (found.summary, found.get_latest_revision_as_object().summary) == ("Later", "First")


def test_a_page_without_english_is_restored_as_ever(admin_client, procurement):
    page = factories.make_news(procurement)
    for _ in range(2):
        page.save_revision().publish()
    version = page.revisions.first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, version.pk])
    assert "translations-asked" not in admin_client.get(address).content.decode()
