"""Phone numbers as people write them in one field."""

import pytest
from django import forms

from access.fields import PhoneField
from access.phones import phones, pieces, unread, with_zero
from access.templatetags.phone_tags import phone_links

ONE = "tel:+4619123456"
TWO = ["tel:+46191234560", "tel:+46701234567"]


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("019-12 34 56", [ONE]),
        ("019/12.34.56", [ONE]),
        ("(019) 12 34 56", [ONE]),
        ("019\u201112\u00a034\u00a056", [ONE]),
        ("+46 (0)19-12 34 56", [ONE]),
        ("0046 19 123456", [ONE]),
        ("växel 019-12 34 56 (vardagar 9–16)", [ONE]),
        ("019-12 34 56 ankn. 12", [f"{ONE};ext=12"]),
        ("019-12 34 56, anknytning 12", [f"{ONE};ext=12"]),
        ("019-12 34 56 ext 12", [f"{ONE};ext=12"]),
        ("019-123 45 60, 070-123 45 67", TWO),
        ("019-123 45 60 070-123 45 67", TWO),
        ("019-123 45 60\n070-123 45 67", TWO),
        ("019-123 45 60 / 0701234567", TWO),
        ("Ann 019 123 45 60 eller 070 123 45 67", TWO),
        ("019-123 45 60/61", ["tel:+46191234560", "tel:+46191234561"]),
        ("+47 22 22 22 22", ["tel:+4722222222"]),
        ("+39 06 1234 5678", ["tel:+390612345678"]),
        ("90 200", ["tel:90200"]),
        ("1177", ["tel:1177"]),
        ("0191234560701234567", []),
        ("07O-123 45 67", []),
        ("ring oss", []),
        ("", []),
    ],
)
def test_each_number_is_found(written, links):
    assert [phone.link for phone in phones(written)] == links
    assert "".join(piece.text for piece in pieces(written)) == " ".join(written.split())


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("019-12 34 56", ""),
        ("019-12 34 56, kl. 9–16", ""),
        ("019-12 34 56, 070-1234567890123", "070-1234567890123"),
        ("0191234560701234567", "0191234560701234567"),
        ("ring oss", "ring oss"),
    ],
)
def test_what_cannot_be_read_is_named(written, left):
    assert unread(written) == left


@pytest.mark.parametrize(
    ("cell", "number"),
    [("191234560", "0191234560"), ("701234567", "0701234567"), ("1177", "1177"), ("x", "x")],
)
def test_a_spreadsheet_gives_back_the_zero(cell, number):
    assert with_zero(cell) == number


def test_a_form_names_the_number_that_it_cannot_read():
    with pytest.raises(forms.ValidationError, match="0191234560701234567"):
        PhoneField().clean("0191234560701234567")


def test_a_page_links_each_number_and_runs_nothing():
    shown = phone_links("<b>019-123 45 60</b>, 070-123 45 67")
    assert shown == (
        '&lt;b&gt;<a href="tel:+46191234560">019-123 45 60</a>&lt;/b&gt;, '
        '<a href="tel:+46701234567">070-123 45 67</a>'
    )
