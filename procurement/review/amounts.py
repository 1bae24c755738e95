"""Amounts in words, and which of them can be compared with the limits of the settings."""

from decimal import Decimal

from django.utils import formats

from content.languages import reads_english

KRONOR = "SEK"


def in_kronor(value: Decimal | None, currency: str) -> Decimal | None:
    """Return an amount that is known in kronor; nothing is converted."""
    return value if value is not None and currency in (KRONOR, "") else None


def amount(value: Decimal | int, currency: str = KRONOR) -> str:
    """Return an amount as a reader writes it: `900 000 kronor`, `SEK 900,000`."""
    decimals = 0 if value == int(value) else 2
    figures = formats.number_format(value, decimals, use_l10n=True, force_grouping=True)
    currency = currency or KRONOR
    if reads_english():
        return f"{currency}\u00a0{figures}"
    return f"{figures}\u00a0{'kronor' if currency == KRONOR else currency}"
