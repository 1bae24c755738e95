"""Asks in Wagtail's dialogs whether the translations of a page follow."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from content.translations.actions import translations_below

register = template.Library()
BUTTON = re.compile(r"<(?:input type=\"submit\"|button\b[^>]*type=\"submit\")")


@register.simple_tag
def translations_question(action: str, chosen: Any) -> SafeString:
    """Return the question about some pages, or nothing where no translation is concerned."""
    pages = translations_below(_pages(chosen))
    if action == "unpublish":
        pages = pages.live()
    context = {"pages": list(pages.select_related("locale").order_by("path"))}
    return render_to_string("content/admin/translations_question.html", context)


@register.simple_block_tag
def asktranslations(content: str, action: str, chosen: Any) -> str:
    """Put the question before the button of one of Wagtail's forms, which has no block for it."""
    question = translations_question(action, chosen)
    whole = BUTTON.sub(lambda found: question + found.group(), content, count=1)
    return mark_safe(whole)  # noqa: S308 - both were rendered by templates


def _pages(chosen: Any) -> list[Page]:
    """Return the pages that a dialog is about: one, or the items of a list."""
    if isinstance(chosen, Page):
        return [chosen]
    items: Iterable[Any] = chosen if isinstance(chosen, list) else []
    return [each["item"] for each in items if isinstance(each.get("item"), Page)]
