"""Who reviews: who is told that something waits, and who may work with private rows."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from access.delivery import contact
from content.languages import ENGLISH, SWEDISH
from enterprises.models import DirectorySettings
from enterprises.profiles.permissions import PERMISSION, may_review


def reviewers() -> list[tuple[str, str]]:
    """Return the address in the settings, else that of each reviewer, with their languages.

    Superusers may review too, but are told only where nobody else would be. The site's own
    contact is the last: what is sent in always reaches somebody.
    """
    shared = DirectorySettings.load().review_email
    if shared:
        return [(shared, settings.LANGUAGE_CODE)]
    reached = [
        reviewing_users(include_superusers=with_superusers)
        .exclude(email="")
        .select_related("wagtail_userprofile")
        for with_superusers in (False, True)
    ]
    found = [(user.email, _language(user)) for user in reached[0] or reached[1]]
    return found or [(address, settings.LANGUAGE_CODE) for address in [contact()] if address]


def reviewing_users(*, include_superusers: bool = True) -> QuerySet[Any]:
    """Return the users who may review."""
    return get_user_model().objects.with_perm(
        PERMISSION,
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=include_superusers,
    )


def _language(user: object) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    reads_english = profile and profile.preferred_language.startswith(ENGLISH)
    return ENGLISH if reads_english else SWEDISH


class ReviewPolicy(ModelPermissionPolicy):
    """Those who may review what is sent in may do some things with some private rows."""

    def __init__(self, model: type[Model], actions: Iterable[str]) -> None:
        super().__init__(model)
        self.actions = set(actions)

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Return whether the action is one of those, and the user a reviewer."""
        return action in self.actions and may_review(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet:
        """Return the reviewers."""
        users = reviewing_users()
        return users if self.actions & set(actions) else users.none()
