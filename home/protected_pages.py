"""The pages that the site cannot be without: nobody deletes or hides them by mistake."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.models import AccessibilityStatementPage, HomePage, PrivacyPage
from procurement.models import ProcurementIndexPage

PROTECTED: tuple[type[Page], ...] = (
    HomePage,
    EnterpriseIndexPage,
    EventIndexPage,
    ProcurementIndexPage,
    AccessibilityStatementPage,
    PrivacyPage,
)


def refuse_removal(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete or unpublish a page that the whole site leans on."""
    if not issubclass(page.specific_class or Page, PROTECTED):
        return None
    messages.error(
        request,
        _("“%(title)s” stays: the menu, the foot of every page and the links of others need it.")
        % {"title": page.get_admin_display_title()},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk_removal(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete or unpublish many at once when one of them must stay."""
    if action_type not in ("delete", "unpublish"):
        return None
    answers = (refuse_removal(request, page) for page in objects if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)
