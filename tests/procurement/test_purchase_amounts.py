"""Amounts and services as people write them, and what is said to what cannot be read."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from procurement.purchase_routes.amounts import read_amount
from procurement.purchase_routes.vocabulary import services_for


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("900000", "900000"),
        ("900 000", "900000"),
        ("900\u00a0000", "900000"),
        ("900\u202f000 kr", "900000"),
        (" 900 000 kronor ", "900000"),
        ("900.000", "900000"),
        ("900,000", "900000"),
        ("1.250.000,50", "1250000.50"),
        ("1,250,000.50", "1250000.50"),
        ("900000,50 kr", "900000.50"),
        ("900 000:-", "900000"),
        ("900 000,-", "900000"),
        ("900 000 SEK", "900000"),
        ("SEK 900,000", "900000"),
        ("kr 900 000", "900000"),
        ("0,9 mkr", "900000"),
        ("0.9 mkr", "900000"),
        ("1,25 miljoner", "1250000"),
        ("2 million", "2000000"),
        ("900 tkr", "900000"),
        ("900 tusen", "900000"),
        ("900’000", "900000"),
        ("９００ ０００", "900000"),
        ("999999999999", "999999999999"),
    ],
)
def test_an_amount_is_read_as_people_write_it(written, amount):
    assert read_amount(written) == Decimal(amount)


@pytest.mark.parametrize(
    "written",
    ["0", "-5", "−900 000", "0,9", "många", "900 eur", "1e6", "12 34x", "1.2.3", "9" * 30, "10%"],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_no_amount_is_answered_with_a_sentence(written, language):
    with translation.override(language), pytest.raises(ValidationError) as refused:
        read_amount(written)
    assert refused.value.messages[0].endswith(".")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("fönsterputsning", "90911300"),
        ("Fönsterputs", "90911300"),
        ("window cleaning", "90911300"),
        ("catering", "55520000"),
        ("CATERING ", "55520000"),
        ("90911300", "90911300"),
        ("90911300-8", "90911300"),
        ("CPV 90911300", "90911300"),
        ("Fönsterputsning (90911300)", "90911300"),
        ("03111000", "03111000"),
        ("snöröjning", "90620000"),
        ("kontorsstädning", "90919200"),
        ("putsa fönster", "90911300"),
        ("bud", "64120000"),
    ],
)
def test_a_plain_word_or_a_code_is_one_service(written, code):
    assert [service.code for service in services_for(written)] == [code]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "among"),
    [
        ("lokalvård", "90919200"),
        ("städa", "90910000"),
        ("klippa gräs", "77311000"),
        ("fika till möten", "55330000"),
        ("laga datorer", "50320000"),
        ("lunch", "55330000"),
        ("rehab", "85312500"),
        ("tvätt", "98310000"),
        ("mowing the lawn", "77311000"),
    ],
)
def test_everyday_words_lead_to_services_to_choose_from(written, among):
    assert among in [service.code for service in services_for(written)]


@pytest.mark.django_db
def test_what_nobody_sells_fits_nothing():
    assert services_for("xyzzy") == []


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["9091", "12345678", "9091-1300", "00000000", "123456789"])
def test_digits_that_are_no_code_are_answered_with_a_sentence(written):
    with pytest.raises(ValidationError) as refused:
        services_for(written)
    assert refused.value.messages[0].endswith(".")
