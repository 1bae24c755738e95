"""The names of enterprises that forms suggest to those who write their organisation."""

import datetime as dt
from functools import lru_cache

from django import template
from wagtail.models import Locale

from content.languages import reader_language
from enterprises.models import EnterprisePage
from headless import versions

register = template.Library()
MOST = 500


@register.simple_tag
def organisations() -> tuple[str, ...]:
    """Return the names in the directory, those of the reader's language first."""
    return organisation_names(reader_language())


def organisation_names(language: str) -> tuple[str, ...]:
    """Return the names in the directory, those of the reader's language first.

    They are kept in the process until public content changes: one query tells whether it has.
    """
    version = versions.current()
    return _names(language, version.number, version.changed_at)


@lru_cache(maxsize=8)
def _names(language: str, number: int, changed_at: dt.datetime) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for locale in sorted(Locale.objects.all(), key=lambda each: each.language_code != language):
        listed = EnterprisePage.objects.listed(locale).by_name()
        names |= dict.fromkeys(listed.values_list("title", flat=True)[:MOST])
    return tuple(names)[:MOST]
