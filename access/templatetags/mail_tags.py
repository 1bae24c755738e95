"""What stands in mails, whose looks are left to the program that shows them."""

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
PIECES = re.compile(r"[^/?&=]{1,16}[/?&=]*|[/?&=]+")


@register.filter
def breakable_link(address: str) -> SafeString:
    """Return an address that may break anywhere, so that a phone does not have to shrink it."""
    return format_html_join(
        SafeString("<wbr>"), "{}", ((each,) for each in PIECES.findall(address))
    )
