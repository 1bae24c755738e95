"""What a profile lacks is told in a few sentences, what buyers miss most first."""

import pytest
from django.utils import translation

from enterprises.profiles import values
from enterprises.profiles.completeness import MOST, missing
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db

OFFER = {"name": "Fönsterputs", "description": "In- och utsida.", "price_note": "", "cpv": ""}
PHOTO = {"image": 1, "alt_text": "En som putsar ett fönster"}
WHOLE = {
    "title": "Fönsterbolaget",
    "organisation_number": "556036-0793",
    "legal_form": "limited-company",
    "purpose": "Vi ger arbete.",
    "offers": [OFFER],
    "municipalities": ["1880"],
    "categories": ["stad"],
    "phone": "019-10 00 00",
    "email": "",
    "photos": [PHOTO],
    "claims": [{"rule": "lou-4-18", "statement": "Sju av tio."}],
}


def names(**changes):
    return [gap.name for gap in missing({**WHOLE, **changes})]


def test_a_whole_profile_lacks_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"offers": []}, "offers"),
        ({"offers": [{**OFFER, "description": ""}]}, "offers"),
        ({"municipalities": []}, "municipalities"),
        ({"phone": "", "email": ""}, "email"),
        ({"organisation_number": ""}, "organisation_number"),
        ({"photos": []}, "photos"),
        ({"photos": [PHOTO, {"image": 2, "alt_text": ""}]}, "photos"),
        ({"purpose": ""}, "purpose"),
        ({"categories": []}, "categories"),
        ({"claims": []}, "claims"),
        ({"claims": [{"rule": "lou-4-18", "statement": ""}]}, "claims"),
    ],
)
def test_one_thing_that_is_missing_is_one_sentence(changes, name):
    assert names(**changes) == [name]


def test_an_email_address_is_as_good_as_a_phone_number():
    assert names(phone="", email="hej@example.org") == []


def test_a_sole_trader_is_not_asked_for_a_number():
    assert names(legal_form="sole-trader", organisation_number="") == []


def test_a_new_profile_gets_a_short_list_with_what_it_sells_first():
    gaps = missing(values.blank())
    assert len(gaps) == MOST
    assert gaps[0].name == "offers"


def test_a_profile_that_was_read_can_be_looked_at(directory):
    page = make_enterprise(directory, serving=["Örebro"], phone="019-10 00 00")
    assert "municipalities" not in [gap.name for gap in missing(values.read_values(page))]


def test_the_offers_without_words_are_named():
    offers = [OFFER, {**OFFER, "name": "Flyttstäd", "description": ""}]
    (gap,) = missing({**WHOLE, "offers": offers})
    assert "Flyttstäd" in gap.sentence
    assert "Fönsterputs" not in gap.sentence


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Upphandlare söker på kommun"), ("en", "Buyers search by municipality")],
)
def test_what_it_would_gain_is_said_in_the_language_of_the_reader(language, words):
    with translation.override(language):
        (gap,) = missing({**WHOLE, "municipalities": []})
    assert words in gap.gain


@pytest.mark.indexed
def test_an_editor_sees_what_a_profile_lacks(admin_client, directory):
    page = make_enterprise(directory)
    html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Vad profilen saknar" in html
    assert "Upphandlare söker på kommun" in html
