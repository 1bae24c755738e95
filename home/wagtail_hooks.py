"""What the site adds to Wagtail's admin: registration only."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from content.admin_api import guard_pages
from content.decisions import leave_out_published
from content.locks import lock_chosen
from content.standing_views import GuardedPageViewSet
from home.changed_texts import UpdateView, tell_what_changed
from home.content_checks import use_our_checks, warn_of_no_description
from home.dashboard.planning_panels import add_planning_panels
from home.dashboard.work_panels import add_work_panels
from home.feedback.admin import admin_urlpatterns, may_read_feedback
from home.permissions import (
    hide_publishing,
    may_publish_profiles,
    save_new_as_draft,
    stop_bulk_publishing,
    stop_publishing,
)
from home.stale_content.admin import (
    StaleContentMenuItem,
    StaleContentView,
    add_stale_content_panel,
)
from home.standing_pages import (
    convert_to_alias_unless_standing,
    refuse_alias,
    refuse_copy,
    refuse_delete,
    refuse_in_bulk,
    refuse_move,
    refuse_unpublish,
)
from home.translations import stop_half_translated

hooks.register("may_publish_enterprises", may_publish_profiles)
hooks.register("before_create_page", save_new_as_draft)
hooks.register("before_publish_page", stop_publishing)
hooks.register("before_bulk_action", lock_chosen, order=-1)
hooks.register("before_bulk_action", stop_bulk_publishing)
hooks.register("before_bulk_action", leave_out_published)
hooks.register("register_admin_viewset", GuardedPageViewSet)
hooks.register("construct_admin_api", guard_pages)
# Before all that would begin to take the other language along.
hooks.register("before_delete_page", refuse_delete, order=-10)
hooks.register("before_unpublish_page", refuse_unpublish, order=-10)
hooks.register("before_move_page", refuse_move, order=-10)
hooks.register("before_copy_page", refuse_copy, order=-10)
hooks.register("before_edit_page", refuse_alias, order=-10)
hooks.register("before_bulk_action", refuse_in_bulk, order=-10)
hooks.register("construct_page_action_menu", hide_publishing)
hooks.register("before_edit_page", stop_half_translated, order=-1)
hooks.register("before_edit_page", tell_what_changed, order=-1)
hooks.register("construct_homepage_panels", add_work_panels)
hooks.register("construct_homepage_panels", add_stale_content_panel)
hooks.register("construct_homepage_panels", add_planning_panels)
hooks.register("construct_wagtail_userbar", use_our_checks)
hooks.register("after_publish_page", warn_of_no_description)


@hooks.register("construct_main_menu")
def leave_out_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's news for developers and its guide in English."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Add the site's own views."""
    return [
        # In place of the address of wagtail-localize, whose own come after it.
        path("localize/page/<int:page_id>/convert_to_alias/", convert_to_alias_unless_standing),
        path("localize/update/<int:translation_source_id>/", UpdateView.as_view()),
        path("page-feedback/", include((admin_urlpatterns, "page_feedback"))),
        path("needs-a-look/", StaleContentView.as_view(), name="review_list"),
    ]


@hooks.register("register_admin_menu_item")
def review_list_menu_item() -> MenuItem:
    """Put what gets old in the menu."""
    address = reverse_lazy("review_list")
    return StaleContentMenuItem(
        _("Needs a look"), address, name="needs-a-look", icon_name="history", order=160
    )


@hooks.register("register_log_actions")
def name_what_was_done(actions: LogActionRegistry) -> None:
    """Name what the buttons of the list do, in the history of a page."""
    actions.register_action("home.ask", _("Ask to confirm"), _("Asked to confirm the details"))
    actions.register_action("home.confirm", _("Confirm"), _("Confirmed by phone"))
    actions.register_action("home.pause", _("Pause the profile"), _("Paused the profile"))
    actions.register_action("home.still_right", _("Still right"), _("Marked the facts as right"))


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
