"""What visitors send, in the admin: contact persons, claims and corrections."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from enterprises.visitors import permissions
from enterprises.visitors.admin_lists import FromOutsideGroup

permissions.register()


@hooks.register("register_admin_viewset")
def add_lists() -> FromOutsideGroup:
    """Put the lists in the menu of reviewers."""
    return FromOutsideGroup()


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Name in the history of a profile what a reviewer did because of a correction."""
    actions.register_action(
        "enterprises.take_down", _("Take away the profile"), _("Profile taken away")
    )
    actions.register_action("enterprises.pause", _("Pause the profile"), _("Profile paused"))
