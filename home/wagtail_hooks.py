"""What the site adds to Wagtail's admin: registration only."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.content_checks import use_our_checks, warn_of_no_description
from home.feedback_reports import may_read_feedback
from home.keeping import keep, keep_all
from home.reviewing import (
    hide_publishing,
    may_publish_profiles,
    save_new_as_draft,
    stop_bulk_publishing,
    stop_publishing,
)
from home.translations import stop_half_translated
from home.welcome import add_waiting

hooks.register("may_publish_enterprises", may_publish_profiles)
hooks.register("before_create_page", save_new_as_draft)
hooks.register("before_publish_page", stop_publishing)
hooks.register("before_bulk_action", stop_bulk_publishing)
hooks.register("before_delete_page", keep)
hooks.register("before_unpublish_page", keep)
hooks.register("before_bulk_action", keep_all)
hooks.register("construct_page_action_menu", hide_publishing)
hooks.register("before_edit_page", stop_half_translated, order=-1)
hooks.register("construct_homepage_panels", add_waiting)
hooks.register("construct_wagtail_userbar", use_our_checks)
hooks.register("after_publish_page", warn_of_no_description)


@hooks.register("construct_main_menu")
def leave_out_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's news for developers and its guide in English."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Add the site's own views."""
    return [path("page-feedback/", include("home.admin_urls"))]


class FeedbackMenuItem(MenuItem):
    """The way to what readers have said, for those who may read it."""

    def is_shown(self, request):
        """Show it to those with the right to read."""
        return may_read_feedback(request)


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    """Add what readers say to the reports."""
    return FeedbackMenuItem(
        _("Page feedback"),
        reverse_lazy("page_feedback:index"),
        name="page-feedback",
        icon_name="comment",
        order=100,
    )
