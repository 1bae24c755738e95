"""Whoever answers to a meeting finds the page about personal data beside the form."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import make_english
from tests.registrations import make_meeting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words", "address"),
    [
        ("sv", "Så hanterar vi personuppgifter", "/integritet/"),
        ("en", "How we handle personal data", "/en/privacy/"),
    ],
)
def test_the_form_leads_to_the_page_about_personal_data(
    client, calendar, language, words, address
):
    meeting = make_meeting(calendar)
    page = make_english(meeting) if language == "en" else meeting
    form = BeautifulSoup(client.get(page.url).content, "html.parser").find("form", id="answer")
    assert form.find("a", string=words)["href"] == address
