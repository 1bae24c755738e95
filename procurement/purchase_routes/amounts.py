"""Amounts in kronor as people write them: 900 000 kr, 900.000:-, 0,9 mkr."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from access.text import comparable

UNITS = {
    1_000_000: "mkr mnkr msek miljoner miljon milj million millions mn m",
    1_000: "tkr tsek ksek tusen thousand k",
    1: "kr kronor sek kronar",
}
FACTORS = {word: factor for factor, words in UNITS.items() for word in words.split()}
# Everything but the blanks, which are taken out first. What follows on the number is its unit.
AMOUNT = re.compile(r"(?:sek|kr)?([0-9][0-9.,']*?)(?:[:;,]?-)?([a-z]*)")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*")
WITH_ORE = re.compile(r"[0-9]{1,3}(?:[.,'][0-9]{3})+[.,][0-9]{2}")
PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]{1,6})?")
LARGEST = Decimal(1_000_000_000_000)


def read_amount(text: str) -> Decimal:
    """Return an amount in kronor, or say in a sentence what is wrong with it."""
    said = re.sub(r"\s", "", comparable(text)).replace("’", "'").replace("−", "-")
    if said.startswith("-"):
        raise ValidationError(_("The value has to be more than 0 kronor."))
    found = AMOUNT.fullmatch(said)
    factor = FACTORS.get(found[2] or "kr") if found else None
    number = _number(found[1], factor) if found and factor else None
    if number is None or factor is None:
        message = _("“%(text)s” is no amount. Write it in kronor, for example 900 000.")
        raise ValidationError(message % {"text": text.strip()[:40]})
    amount = number * factor
    if amount < 1:
        raise ValidationError(_("Write the whole amount in kronor, for example 900 000."))
    if amount >= LARGEST:
        raise ValidationError(_("The amount is too large. Write it in kronor."))
    return amount.quantize(Decimal("0.01"))


def _number(digits: str, factor: int) -> Decimal | None:
    if factor == 1 and THOUSANDS.fullmatch(digits):
        return Decimal(re.sub("[.,']", "", digits))
    if WITH_ORE.fullmatch(digits):
        return Decimal(re.sub("[.,']", "", digits)) / 100
    if PLAIN.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return None
