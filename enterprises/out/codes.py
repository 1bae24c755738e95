"""Codes to print that lead a phone to an address."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(address: str, title: str) -> bytes:
    """Return a QR code of an address as a picture of its own, with a title, black on white."""
    file = io.BytesIO()
    segno.make(address, error="m").save(
        file, kind="svg", scale=4, border=4, light="#fff", title=title
    )
    return file.getvalue()


def inline_svg(address: str) -> SafeString:
    """Return a QR code of an address to stand inside a page; decoration beside its address."""
    code = segno.make(address, error="m")
    drawn = code.svg_inline(border=4, svgclass="enterprise-code", lineclass=None, omitsize=True)
    # Drawn by the library from modules alone: nothing of the address stands in it as text.
    return mark_safe(drawn)  # noqa: S308 - see the line above
