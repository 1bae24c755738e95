"""What the directory's templates ask the features for, which the models do not know."""

from functools import lru_cache

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from enterprises.models import EnterprisePage
from enterprises.profiles.completeness import Gap, missing
from enterprises.profiles.values import read_values
from enterprises.reserved.passport import Passport

register = template.Library()
CODES = 5000  # some kilobytes each, kept for the next time the catalogue is made


@register.simple_tag
def code_of(address: str | None) -> SafeString | str:
    """Return a QR code that leads to an address; decoration beside the address itself."""
    # Drawn by the library from modules alone: nothing of the address stands in it as text.
    return mark_safe(_drawn(address)) if address else ""  # noqa: S308 - see the line above


@lru_cache(maxsize=CODES)
def _drawn(address: str) -> str:
    """Draw a code with the first of the eight masks: to try them all takes three times as long."""
    code = segno.make(address, error="m", mask=0)
    return code.svg_inline(border=4, svgclass="enterprise-code", lineclass=None, omitsize=True)


@register.simple_tag
def passport_of(page: EnterprisePage) -> Passport:
    """Return the rules on reserved contracts that a profile fits, and how that is supported."""
    return Passport(page)


@register.simple_tag
def gaps_of(page: EnterprisePage) -> list[Gap]:
    """Return what a profile lacks, as it was last saved."""
    return missing(read_values(page))
