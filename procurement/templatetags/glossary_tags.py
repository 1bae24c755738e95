"""Explains the words of procurement where a page first uses them."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from procurement.glossary.vocabulary import vocabulary

register = template.Library()


class ExplainedNode(template.Node):
    """A part of a page, with its words explained if the page is one that explains them."""

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside

    def render(self, context: template.Context) -> SafeString:
        """Return the part as HTML."""
        html = self.inside.render(context)
        request = context.get("request")
        if request is None or not _explains(context):
            return html
        words = vocabulary(request, get_language() or "")
        return mark_safe(words.explained(html))  # noqa: S308 - it was rendered above


def _explains(context: template.Context) -> Any:
    """Tell whether a view wants words explained, or the page that it shows."""
    if "explains_words" in context:
        return context["explains_words"]
    return getattr(context.get("page"), "explains_words", False)


@register.tag
def explainwords(parser: Parser, token: Token) -> ExplainedNode:
    """Explain words until `endexplainwords`."""
    inside = parser.parse(("endexplainwords",))
    parser.delete_first_token()
    return ExplainedNode(inside)
