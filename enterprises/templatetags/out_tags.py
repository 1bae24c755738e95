"""Tags for what is printed."""

from django import template
from django.utils.safestring import SafeString

from enterprises.out.codes import inline_svg

register = template.Library()


@register.simple_tag
def code_of(address: str | None) -> SafeString | str:
    """Return a QR code that leads to an address."""
    return inline_svg(address) if address else ""
