"""Phone numbers on a page, each a link of its own."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from access.phones import Piece, pieces

register = template.Library()


@register.filter
def phone_links(text: str) -> SafeString:
    """Return the text as it was written, with a link on each number that can be dialled."""
    return format_html_join("", "{}", ((_shown(piece),) for piece in pieces(text or "")))


def _shown(piece: Piece) -> str:
    return format_html('<a href="{}">{}</a>', piece.link, piece.text) if piece.link else piece.text
