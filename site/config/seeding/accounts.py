"""Accounts to try the admin with, one for each role; only ever made in a demo."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from home.roles import EDITOR, MEETING_HOST, REVIEWER

ROLES = {"redaktor": EDITOR, "granskare": REVIEWER, "traffansvarig": MEETING_HOST}
ADMINISTRATOR = "admin"


class NotADemoError(Exception):
    """Raised when demo accounts are asked for outside a demo."""


def make_accounts() -> list[str]:
    """Make the accounts that are missing; each has its name as password."""
    if not (settings.DEMO or settings.DEBUG):
        raise NotADemoError("Demo accounts are made only with DEMO=1 or DEBUG=1.")
    for name in (ADMINISTRATOR, *ROLES):
        if not get_user_model().objects.filter(username=name).exists():
            _make(name)
    return [ADMINISTRATOR, *ROLES]


def _make(name: str) -> None:
    users = get_user_model().objects
    make = users.create_superuser if name == ADMINISTRATOR else users.create_user
    user = make(name, f"{name}@example.org", name, first_name="Demo", last_name=name.capitalize())
    if name in ROLES:
        user.groups.add(Group.objects.get(name=ROLES[name]))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "sv"})
