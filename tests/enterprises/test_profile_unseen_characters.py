"""Characters that nobody sees: they are no name, and break neither feed nor file."""

import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from django import forms
from openpyxl import load_workbook

from access.fields import LineField, WordsField
from enterprises.models import Offer
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["\u200b", "\u2060 \u200b", "\u00ad", "\ufeff", "\u3164", "\u2800"]
)
@pytest.mark.parametrize("field", [LineField, WordsField])
def test_what_nobody_can_see_is_no_answer(field, text):
    with pytest.raises(forms.ValidationError):
        field().clean(text)


@pytest.mark.parametrize("text", ["\ufffe", "\uffff", "\U0001ffff"])
def test_what_no_xml_can_hold_is_left_out(text):
    assert LineField().clean(f"Bage{text}riet") == "Bageriet"


@pytest.mark.parametrize("text", ["👩‍🍳 Köket", "می‌خواهم", "Zoë 🏳️‍🌈", "Ⅷ · ½"])
def test_writing_that_needs_joiners_keeps_them(text):
    assert LineField().clean(text) == text


@pytest.mark.parametrize("sign", ["\uffff", "\ufffe", "\x08"])
def test_the_feed_is_read_whatever_an_editor_has_pasted(client, directory, sign):
    make_enterprise(directory, title=f"Bage{sign}riet", summary=f"Bröd{sign}")
    answer = client.get(f"{directory.url}feed/")
    assert "Bageriet" in "".join(ET.fromstring(answer.content).itertext())  # noqa: S314 - our own


@pytest.mark.parametrize("sign", ["\uffff", "\x08"])
def test_the_workbook_is_made_whatever_an_offer_is_called(client, directory, sign):
    page = make_enterprise(directory, title="Bageriet")
    page.offers.add(Offer(name=f"Tår{sign}tor", locale=page.locale))
    page.save()
    answer = client.get(f"{directory.url}hamta/xlsx/")
    cells = [
        cell.value for row in load_workbook(BytesIO(answer.getvalue())).active for cell in row
    ]
    assert "Tårtor" in cells
