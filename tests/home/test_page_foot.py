"""What stands at the foot of a page: when it was updated."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kalender/", "Senast uppdaterad 3 november 2026"),
        ("/en/calendar/", "Last updated 3 November 2026"),
    ],
    ids=["Swedish", "British English"],
)
def test_the_day_a_page_was_updated_is_written_as_its_readers_write(client, path, words):
    Page.objects.update(last_published_at=dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC))
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert words in " ".join(page.find("div", class_="page-footer").get_text().split())
