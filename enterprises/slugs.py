"""The last part of a profile's address, made from its name."""

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from enterprises.models import EnterpriseIndexPage


def free_slug(title: str, taken: set[str], language: str = "sv") -> str:
    """Return an address that neither a page nor a route of the directory has."""
    stem = slugify(string_to_ascii(title))[:200] or "foretag"
    number, slug = 1, stem
    while slug in taken or EnterpriseIndexPage.takes_slug(slug, language):
        number += 1
        slug = f"{stem}-{number}"
    return slug
