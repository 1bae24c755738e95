"""Amounts in words, and that an amount is unknown."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import pgettext

KRONOR = "SEK"
LARGEST = Decimal(10) ** 18


def amount_in_words(value: Decimal | str | None, currency: str) -> str:
    """Return an amount with its currency as the reader writes it, or that it is unknown."""
    amount = read_amount(value)
    if amount is None:
        return pgettext("value", "unknown")
    decimals = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimals, use_l10n=True, force_grouping=True)
    if currency in ("", KRONOR):
        return pgettext("amount", "SEK %(number)s") % {"number": number}
    return f"{number}\u00a0{currency}"


def read_amount(value: Any) -> Decimal | None:
    """Return an amount that fits our columns, or nothing."""
    if value is None or value == "":
        return None
    try:
        amount = Decimal(value)
        return amount.quantize(Decimal("0.01")) if abs(amount) < LARGEST else None
    except InvalidOperation:
        return None
