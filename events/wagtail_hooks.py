"""What the calendar adds to the admin: registration only."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from access.admin.permissions import PrivateMenuItem
from events.attendees.admin import header_button, listing_button
from events.attendees.change_prompts import prompt_bulk_publisher, prompt_publisher
from events.attendees.counts import warn_of_overbooking
from events.attendees.opening import warn_of_no_registration
from events.attendees.protection import protect, protect_all
from events.partners.admin import PartnerCalendarViewSet
from events.planning.admin import MeetingViewSet, plan_next
from events.planning.views import (
    NextMeetingView,
    clashes_fragment,
    tell_of_moved_end,
    warn_of_clashes,
)
from events.registration.audit_log import register_actions
from events.registration.permissions import MANAGE, MEETINGS

hooks.register("register_log_actions", register_actions)
hooks.register("register_page_header_buttons", header_button)
hooks.register("register_page_listing_more_buttons", listing_button)
hooks.register("before_delete_page", protect)
hooks.register("before_unpublish_page", protect)
hooks.register("before_bulk_action", protect_all)
hooks.register("after_publish_page", warn_of_overbooking)
hooks.register("after_publish_page", warn_of_no_registration)
hooks.register("after_publish_page", prompt_publisher, order=100)  # after all that leave a message
hooks.register("after_bulk_action", prompt_bulk_publisher)

hooks.register("after_create_page", warn_of_clashes)
hooks.register("after_edit_page", warn_of_clashes)
hooks.register("after_edit_page", tell_of_moved_end)
hooks.register("before_publish_page", tell_of_moved_end)  # after it the page is read anew
hooks.register("register_page_header_buttons", plan_next)
hooks.register("register_page_listing_more_buttons", plan_next)


@hooks.register("register_admin_viewset")
def add_views() -> list[ViewSet]:
    """Put the calendars of partners in the menu, and the year on top of the meetings."""
    return [PartnerCalendarViewSet(), MeetingViewSet()]


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern | URLResolver]:
    """Put the pages of participants, of clashes and of the next meeting among the addresses."""
    return [
        path("meetings/", include("events.attendees.urls")),
        path("events/clashes/", clashes_fragment, name="events_clashes"),
        path("events/<int:pk>/next/", NextMeetingView.as_view(), name="events_next_meeting"),
    ]


@hooks.register("register_admin_menu_item")
def add_to_menu() -> MenuItem:
    """Put the meetings in the menu."""
    return PrivateMenuItem(
        MEETINGS,
        reverse_lazy("events_hosting:meetings"),
        name="meetings",
        icon_name="date",
        order=150,
        permission=MANAGE,
    )


@hooks.register("register_permissions")
def name_permission() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    codename = MANAGE.partition(".")[2]
    return Permission.objects.filter(content_type__app_label="events", codename=codename)
