"""The guard of the pages that the site cannot be without, on every way to take one away."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.views.convert import convert_to_alias

from content.decisions import DecidedOncePageViewSet
from content.standing import is_standing, standing_at_or_below, standing_reason

IN_BULK = ("delete", "unpublish", "move")
WITH_ALL_BELOW = ("delete", "move", "privacy")  # what is done to a page is done to those below
WITH_ALL_BELOW_CHOSEN = {"include_descendants", "copy_subpages"}


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
    return _refuse(request, page, "delete")


def refuse_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to unpublish a page that the whole site leans on."""
    return _refuse(request, page, "unpublish")


def refuse_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a page below which addresses have been given out."""
    return _refuse(request, page, "move")


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page of which there is one."""
    return _refuse(request, page, "copy")


def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to show the Swedish page in place of an English page that stays."""
    if request.method == "POST" and "localize-convert-to-alias" in request.POST:
        return _refuse(request, page, "alias")
    return None


def convert_to_alias_unless_standing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse the same where the question about it is asked."""
    page = get_object_or_404(Page, pk=page_id)
    return _refuse(request, page, "alias") or convert_to_alias(request, page_id)


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to delete, unpublish or move many at once when one of them must stay."""
    if action_type not in IN_BULK:
        return None
    for page in objects:
        if isinstance(page, Page) and (stays := _in_the_way(request, page, action_type)):
            nothing = _("Nothing was changed.")
            messages.error(request, f"{standing_reason(stays, action_type)} {nothing}")
            return redirect(action.next_url)
    return None


def _in_the_way(request: HttpRequest, page: Page, action: str) -> Page | None:
    """Return a page that must stay as it is, but would be dealt with."""
    if action in WITH_ALL_BELOW or WITH_ALL_BELOW_CHOSEN & {*request.POST}:
        return standing_at_or_below(page)
    return page if is_standing(page) else None


def _refuse(request: HttpRequest, page: Page, action: str) -> HttpResponse | None:
    stays = _in_the_way(request, page, action)
    if stays is None:
        return None
    messages.error(request, standing_reason(stays, action))
    return redirect("wagtailadmin_pages:edit", page.pk)


class PrivacyForm(PageViewRestrictionForm):
    """The privacy of a page: a standing page can only be opened again."""

    page: Page

    def clean_restriction_type(self) -> str:
        """Refuse to close a page that stays open."""
        chosen: str = self.cleaned_data["restriction_type"]
        stays = standing_at_or_below(self.page)
        if chosen != PageViewRestriction.NONE and stays:
            raise forms.ValidationError(standing_reason(stays, "privacy"))
        return chosen


class PrivacyView(SetPrivacyView):
    """The dialog for the privacy of a page, which says why a standing page has none."""

    form_class = PrivacyForm

    def get_form(self, form_class: Any = None) -> Any:
        """Tell the form which page it is about."""
        form = super().get_form(form_class)
        form.page = self.page
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say the reason in place of the choice, unless the page was closed before."""
        stays = standing_at_or_below(self.page)
        if self.restriction or stays is None:
            return super().get(request, *args, **kwargs)
        context = {"reason": standing_reason(stays, "privacy")}
        return render_modal_workflow(request, "home/admin/stays_open.html", None, context)


class MoveView(MoveChooseDestinationView):
    """The choice of a new place, which is not offered to a standing page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why the page stays before a place is chosen."""
        refused = _refuse(request, self.page_to_move, "move")
        return refused or super().dispatch(request, *args, **kwargs)


class SitePageViewSet(DecidedOncePageViewSet):
    """The views of the admin for all types of pages that have none of their own."""

    move_view_class = MoveView
    set_privacy_view_class = PrivacyView
