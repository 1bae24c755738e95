"""What the directory's templates ask the features for, which the models do not know."""

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from enterprises.models import EnterprisePage
from enterprises.profiles.completeness import Gap, missing
from enterprises.profiles.values import read_values
from enterprises.reserved.passport import Passport

register = template.Library()


@register.simple_tag
def code_of(address: str | None) -> SafeString | str:
    """Return a QR code that leads to an address; decoration beside the address itself."""
    if not address:
        return ""
    code = segno.make(address, error="m")
    drawn = code.svg_inline(border=4, svgclass="enterprise-code", lineclass=None, omitsize=True)
    # Drawn by the library from modules alone: nothing of the address stands in it as text.
    return mark_safe(drawn)  # noqa: S308 - see the line above


@register.simple_tag
def passport_of(page: EnterprisePage) -> Passport:
    """Return the rules on reserved contracts that a profile fits, and how that is supported."""
    return Passport(page)


@register.simple_tag
def gaps_of(page: EnterprisePage) -> list[Gap]:
    """Return what a profile lacks, as it was last saved."""
    return missing(read_values(page))
