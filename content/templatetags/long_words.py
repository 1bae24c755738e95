"""Where long words may break on a narrow screen, also in browsers that know no Swedish."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
# A word this long does not fit on a phone as a heading.
LONG = re.compile(r"\w{16,}")
# The first part of a compound ends in one of these.
JOINT = re.compile(r"(?<=\w)(hets|ings|ions|skaps|nads|tets)(?=\w{4})")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@register.filter
def soft_hyphens(text: object) -> str:
    """Return a text whose longest words may be divided between the parts of the compound."""
    return LONG.sub(lambda word: JOINT.sub(rf"\1{SOFT_HYPHEN}", word[0]), str(text))


@register.filter
def breakable(address: object) -> SafeString:
    """Return an e-mail address that may break after its @, and not in the middle of a name."""
    name, at, domain = str(address).partition("@")
    return format_html("{}{}<wbr>{}", name, at, domain)
