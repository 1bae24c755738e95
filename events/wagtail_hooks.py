"""What the calendar adds to the admin: registration only."""

from importlib import import_module

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from events.partners.desk import PartnerCalendarViewSet
from events.planning.overview import MeetingViewSet
from events.planning.saying import say_clashes, warn_of_clashes
from events.repeating.buttons import plan_next
from events.repeating.views import NextMeetingView

import_module("events.hosting.hooks")

hooks.register("after_create_page", warn_of_clashes)
hooks.register("after_edit_page", warn_of_clashes)
hooks.register("register_page_header_buttons", plan_next)
hooks.register("register_page_listing_more_buttons", plan_next)


@hooks.register("register_admin_viewset")
def add_views() -> list[ViewSet]:
    """Put the calendars of partners in the menu, and the year on top of the meetings."""
    return [PartnerCalendarViewSet(), MeetingViewSet()]


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """Put what answers about clashes and plans the next meeting among the addresses."""
    view = NextMeetingView.as_view()
    return [
        path("events/clashes/", say_clashes, name="events_clashes"),
        path("events/<int:pk>/next/", view, name="events_next_meeting"),
    ]
