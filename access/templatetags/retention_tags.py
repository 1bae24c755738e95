"""How long personal data is kept, for the page that tells people."""

from django import template

from access.retention import Rule, rules

register = template.Library()


@register.simple_tag
def retention_rules() -> list[Rule]:
    """Return every kind of personal data that is erased after a time, with the decision."""
    return rules()
