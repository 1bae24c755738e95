"""Addresses with their host, for readers elsewhere."""

import re

from django.conf import settings

_from_the_root = re.compile(r'(?<=\s)(href|src)="/(?!/)')


def absolute(address: str) -> str:
    """Return an address with its host, if it had none."""
    if address.startswith("/") and not address.startswith("//"):
        return settings.WAGTAILADMIN_BASE_URL + address
    return address


def with_absolute_links(html: str) -> str:
    """Return HTML where every link and picture has its host."""
    return _from_the_root.sub(rf'\1="{settings.WAGTAILADMIN_BASE_URL}/', html)
