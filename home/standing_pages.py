"""The guard of the pages that the site cannot be without, on every way to take one away."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias

from content.standing import is_standing, standing_reason
from content.standing_views import in_the_way, refuse

IN_BULK = ("delete", "unpublish", "move")


def connect() -> None:
    """Keep standing pages from ending, whoever saves them."""
    pre_save.connect(keep_from_ending)


def keep_from_ending(sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Take away the end of a standing page, which an old draft or a script may bring."""
    may_end = not isinstance(instance, Page) or raw or instance.expire_at is None
    if not may_end and is_standing(instance):
        instance.expire_at = None


def refuse_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page that the whole site leans on."""
    return refuse(request, page, "delete")


def refuse_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to unpublish a page that the whole site leans on."""
    return refuse(request, page, "unpublish")


def refuse_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a page below which addresses have been given out."""
    return refuse(request, page, "move")


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page of which there is one."""
    return refuse(request, page, "copy")


def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to show the Swedish page in place of an English page that stays."""
    if request.method == "POST" and "localize-convert-to-alias" in request.POST:
        return refuse(request, page, "alias")
    return None


def convert_to_alias_unless_standing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse the same where the question about it is asked."""
    page = get_object_or_404(Page, pk=page_id)
    return refuse(request, page, "alias") or convert_to_alias(request, page_id)


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete, unpublish or move many at once when one of them must stay."""
    if action_type not in IN_BULK:
        return None
    for page in objects:
        if isinstance(page, Page) and (stays := in_the_way(request, page, action_type)):
            nothing = _("Nothing was changed.")
            messages.error(request, f"{standing_reason(stays, action_type)} {nothing}")
            return redirect(action.next_url)
    return None
