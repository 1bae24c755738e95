"""Who may publish a profile: those whose right is given at the directory, not at the home page.

Rights on pages only ever grow downwards in Wagtail. An editor who may publish news and guides
would publish profiles too, past the reviewers, if nothing but the tree decided.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission, Page

from enterprises.models import EnterpriseIndexPage, EnterprisePage


def may_publish_profiles(user: AbstractBaseUser) -> bool:
    """Return whether the user publishes profiles without a review."""
    if user.is_superuser:
        return True
    directories = EnterpriseIndexPage.objects.values("pk")
    return GroupPagePermission.objects.filter(
        group__user=user, permission__codename="publish_page", page__in=directories
    ).exists()


def stop_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Send an editor who would publish a Swedish profile back to it, with what to do instead."""
    if not _needs_review(request, page):
        return None
    messages.error(
        request,
        _("“%(title)s” is saved as a draft. Reviewers publish profiles: send it for review.")
        % {"title": page.get_admin_display_title()},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def save_new_as_draft(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Let an editor's new profile be saved as a draft, whatever button was pressed.

    Wagtail makes a page that is to be published live before it asks anybody.
    """
    is_profile = issubclass(page_class, EnterprisePage)
    if is_profile and "action-publish" in request.POST and not may_publish_profiles(request.user):
        request.POST = request.POST.copy()
        del request.POST["action-publish"]
        messages.warning(request, _("Reviewers publish profiles: send it for review."))


def stop_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse to publish many pages at once when one of them needs a review."""
    if action_type != "publish" or not any(_needs_review(request, each) for each in objects):
        return None
    messages.error(request, _("Profiles are published by a reviewer. Send them for review."))
    return redirect("wagtailadmin_explore_root")


def hide_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Leave out the button for publishing where only a reviewer may publish."""
    if _is_for_a_profile(request, context) and not may_publish_profiles(request.user):
        items[:] = [item for item in items if item.name != "action-publish"]


def _is_for_a_profile(request: HttpRequest, context: dict[str, Any]) -> bool:
    """Tell by the page, or by the address while the page is new and not saved."""
    if page := context.get("page"):
        return isinstance(page, EnterprisePage)
    address = request.resolver_match.kwargs if request.resolver_match else {}
    return address.get("content_type_model_name") == EnterprisePage._meta.model_name


def _needs_review(request: HttpRequest, page: Any) -> bool:
    is_profile = isinstance(page, Page) and issubclass(page.specific_class or Page, EnterprisePage)
    return is_profile and not may_publish_profiles(request.user)
