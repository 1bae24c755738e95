"""How a page is written: in the admin, in a browser."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from procurement.models import NewsPage
from tests.browser.looking import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture(scope="module")
def news(showcase):
    """Make an editor before the browser starts, and return where a news item is written."""
    User.objects.create_superuser("chef", password="chef")
    page = NewsPage.objects.filter(locale__language_code="sv").first()
    return f"/admin/pages/{page.pk}/edit/"


@pytest.fixture
def editor(news, reader):
    """Sign in to the admin."""
    sign_in(reader, "chef")
    return reader


def test_a_table_in_a_text_asks_for_its_heading_once(editor, news):
    editor.goto(news)
    editor.locator(".c-sf-add-button").last.click()
    editor.get_by_role("option", name="Tabell", exact=True).click()
    expect(editor.get_by_text("Tabellens rubrik").last).to_be_visible()
    expect(editor.locator('[name$="-table-caption"]').last).to_be_hidden()
