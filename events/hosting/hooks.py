"""What the manager's pages add to the admin: registration only."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLResolver, include, path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from access.admin.permissions import PrivateMenuItem
from events.hosting import history, overfull
from events.hosting.asking import ask_about_all, ask_at_once
from events.hosting.buttons import in_header, in_listing
from events.hosting.keeping import keep, keep_all
from events.hosting.rights import MANAGE, MEETINGS

hooks.register("register_log_actions", history.register)
hooks.register("register_page_header_buttons", in_header)
hooks.register("register_page_listing_more_buttons", in_listing)
hooks.register("before_delete_page", keep)
hooks.register("before_unpublish_page", keep)
hooks.register("before_bulk_action", keep_all)
hooks.register("after_publish_page", overfull.warn)
hooks.register("after_publish_page", ask_at_once, order=100)  # after what only leaves a message
hooks.register("after_bulk_action", ask_about_all)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLResolver]:
    """Put the pages among the addresses of the admin."""
    return [path("meetings/", include("events.hosting.urls"))]


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
