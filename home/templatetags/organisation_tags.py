"""What forms suggest to those who write their organisation."""

from django import template
from django.utils.translation import get_language

from home.organisations import organisation_names

register = template.Library()


@register.simple_tag
def organisations() -> tuple[str, ...]:
    """Return the names in the directory, those of the reader's language first."""
    return organisation_names(get_language() or "sv")
