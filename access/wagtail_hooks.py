"""What care of mail and personal data adds to Wagtail's admin: registration only."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from access.admin import permissions
from access.admin.permissions import PrivateMenuItem


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLResolver]:
    """Put the pages among the addresses of the admin."""
    return [path("access/", include("access.admin.urls"))]


@hooks.register("insert_global_admin_css")
def add_style_for_phones() -> str:
    """Let every page of the admin be read on a phone, also before scripts have run."""
    return format_html('<link rel="stylesheet" href="{}">', static("access/admin.css"))


@hooks.register("register_permissions")
def add_permissions() -> QuerySet[Permission]:
    """Let administrators give these rights to a group."""
    names = [
        right.partition(".")[2]
        for right in (
            permissions.SEE_MAIL,
            permissions.SEND_MAIL,
            permissions.DECIDE,
            permissions.HANDLE,
            permissions.SEE_NOTES,
        )
    ]
    return Permission.objects.filter(content_type__app_label="access", codename__in=names)


@hooks.register("register_reports_menu_item")
def add_mails() -> MenuItem:
    """Put mails that have not arrived among the reports."""
    url = reverse_lazy("access_desk:mails")
    return PrivateMenuItem(
        _("Mail that has not arrived"),
        url,
        name="access-mails",
        icon_name="mail",
        order=800,
        permission=permissions.SEE_MAIL,
    )


@hooks.register("register_reports_menu_item")
def add_notes() -> MenuItem:
    """Put who has handled personal data among the reports."""
    url = reverse_lazy("access_desk:notes")
    return PrivateMenuItem(
        _("Who has handled personal data"),
        url,
        name="access-notes",
        icon_name="view",
        order=810,
        permission=permissions.SEE_NOTES,
    )


@hooks.register("register_settings_menu_item")
def add_persons() -> MenuItem:
    """Put the personal data of one person among the settings."""
    url = reverse_lazy("access_desk:persons")
    return PrivateMenuItem(
        _("Personal data of one person"),
        url,
        name="access-persons",
        icon_name="user",
        order=910,
        permission=permissions.HANDLE,
    )


@hooks.register("register_settings_menu_item")
def add_decisions() -> MenuItem:
    """Put the decisions on retention among the settings."""
    url = reverse_lazy("access_desk:decisions")
    return PrivateMenuItem(
        _("Decisions on retention"),
        url,
        name="access-decisions",
        icon_name="history",
        order=900,
        permission=permissions.DECIDE,
    )
