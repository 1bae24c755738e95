"""Organisation numbers that are right, wrong, or those of persons."""

import pytest
from django.core.exceptions import ValidationError

from enterprises.models.organisation_numbers import organisation_number


@pytest.mark.parametrize(
    "text",
    ["556036-0793", "5560360793", "16556036-0793", "165560360793", " 556036 0793 "],
)
def test_a_number_is_written_in_one_way(text):
    assert organisation_number(text) == "556036-0793"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("556036-0794", "stämmer inte"),
        ("55603607", "tio siffror"),
        ("556036-079X", "tio siffror"),
        ("٥٥٦٠٣٦٠٧٩٣", "tio siffror"),
        ("811218-9876", "personnummer"),
        ("19811218-9876", "personnummer"),
        ("200101019999", "personnummer"),
        ("811278-9873", "personnummer"),
    ],
)
def test_a_wrong_number_is_refused_with_a_sentence(text, words):
    with pytest.raises(ValidationError, match=words):
        organisation_number(text)
