"""The views of the admin in which a page that the site cannot be without says why it stays."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.models import Page, PageViewRestriction

from content.decisions import DecidedOncePageViewSet
from content.standing import is_standing, standing_at_or_below, standing_reason

WITH_ALL_BELOW = ("delete", "move")  # what is done to a page is done to those below
WITH_ALL_BELOW_CHOSEN = {"include_descendants", "copy_subpages"}


def in_the_way(request: HttpRequest, page: Page, action: str) -> Page | None:
    """Return a page that must stay as it is, but would be dealt with."""
    if action in WITH_ALL_BELOW or WITH_ALL_BELOW_CHOSEN & {*request.POST}:
        return standing_at_or_below(page)
    return page if is_standing(page) else None


def refuse(request: HttpRequest, page: Page, action: str) -> HttpResponse | None:
    """Say why a page stays, if it does or one that goes with it does."""
    stays = in_the_way(request, page, action)
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
        return render_modal_workflow(request, "content/admin/stays_open.html", None, context)


class MoveView(MoveChooseDestinationView):
    """The choice of a new place, which is not offered to a standing page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why the page stays before a place is chosen."""
        refused = refuse(request, self.page_to_move, "move")
        return refused or super().dispatch(request, *args, **kwargs)


class GuardedPageViewSet(DecidedOncePageViewSet):
    """The admin's views for every type of page: decisions are taken once, some are refused."""

    move_view_class = MoveView
    set_privacy_view_class = PrivacyView
