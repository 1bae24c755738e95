"""An address and a number are found in every way in which people and machines write them."""

import pytest

from access.spellings import Spellings

ANNA = "anna.ek@bageriet.example.org"
ASA = "åsa@blåbär.example.org"
BLUEBERRY = "blåbär".encode("idna").decode()
NUMBER = frozenset(["+46701740605"])


def test_the_name_beside_an_address_goes_too():
    told = {"contact": {"name": "Anna Ek", "email": ANNA.upper(), "words": "Hej"}}
    assert Spellings(ANNA).taken_out(told) == {
        "contact": {"name": "", "email": "", "words": "Hej"}
    }


@pytest.mark.parametrize(
    "spelled",
    [
        "+46701740605",
        "0046 70-174 06 05",
        "070-174 06 05",
        "(070) 1740605",
        "701740605",
        "tel:+46-70-174-06-05",
        "%2B46+70+174+06+05",
        "070\u00a0174\u00a006\u00a005",
        "+46 (0) 70 174 06 05",
    ],
)
def test_a_number_is_known_however_it_is_written(spelled):
    assert Spellings(ANNA, NUMBER).found(f"Ring {spelled}!")


@pytest.mark.parametrize(
    "other", ["070-174 06 06", "1070-174 06 05", "070-174 06 051", "5566701740605"]
)
def test_another_number_is_left_alone(other):
    assert not Spellings(ANNA, NUMBER).found(other)


@pytest.mark.parametrize(
    "spelled",
    [
        "ÅSA@Blåbär.example.org",
        f"åsa@{BLUEBERRY}.example.org",
        "mailto:%C3%A5sa%40bl%C3%A5b%C3%A4r.example.org",
        "åsa&#64;blåbär.example.org",
        '[{"value": "\\u00e5sa@bl\\u00e5b\\u00e4r.example.org"}]',
        "a\u030asa@blåbär.example.org",
    ],
)
def test_an_address_is_known_however_it_is_written(spelled):
    person = Spellings(ASA)
    assert person.taken_out(spelled) != spelled


@pytest.mark.parametrize(
    "other",
    [
        "xåsa@blåbär.example.org",
        "åsa@blåbär.example.organ",
        "åsa@blåbär.example.org.se",
        "t.åsa@blåbär.example.org",
    ],
)
def test_another_address_is_left_alone(other):
    assert Spellings(ASA).taken_out(other) == other
