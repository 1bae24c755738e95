"""What editors are told about their own text: in the preview, and when they publish."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page


class SiteContentChecker(ContentCheckerItem):
    """Wagtail's content checks, with pictures and unclear links, in words for editors.

    `home/editor_checks.js` marks the unclear links, since axe cannot choose by text.
    """

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "page-has-heading-one",
        "unclear-link-text",
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": "unclear-link-text",
            "impact": "serious",
            "selector": "a[data-unclear-text]",
            "tags": ["best-practice"],
            "none": ["check-unclear-link-text"],
            "enabled": True,
        },
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        {
            "id": "check-unclear-link-text",
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": "a[data-unclear-text]"},
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say what the picture shows, or mark it as decoration."),
        },
        "alt-text-quality": {
            "error_name": _("The alternative text looks like a file name"),
            "help_text": _("Say what the picture shows, in a few words."),
        },
        "heading-order": {
            "error_name": _("A heading level is skipped"),
            "help_text": _("Use “part of a section” only below a section."),
        },
        "empty-heading": {
            "error_name": _("A heading is empty"),
            "help_text": _("Write a heading, or take it away."),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no main heading"),
            "help_text": _("Give the page a title."),
        },
        "empty-meta-description": {
            "error_name": _("The page has no description for search engines"),
            "help_text": _("Write a lead, or a description under Promote."),
        },
        "link-name": {
            "error_name": _("A link has no text"),
            "help_text": _("Write where the link leads."),
        },
        "unclear-link-text": {
            "error_name": _("A link does not say where it leads"),
            "help_text": _("Write where the link leads, instead of “click here” or “read more”."),
        },
    }


def use_our_checks(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    """Put our checks in the place of Wagtail's."""
    items[:] = [
        SiteContentChecker(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]


def warn_of_no_description(request: HttpRequest, page: Page) -> None:
    """Tell the editor when a published page has nothing to be described with."""
    words = page.search_description or getattr(page.specific, "summary", "")
    if not words.strip():
        messages.warning(
            request,
            gettext(
                "“%(title)s” has no lead. Lists and search engines have nothing to show of it."
            )
            % {"title": page.get_admin_display_title()},
        )
