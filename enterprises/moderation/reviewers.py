"""Who is told that something waits for a review."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from enterprises.models import DirectorySettings
from enterprises.models.enums import ENGLISH, SWEDISH
from enterprises.profiles.permissions import PERMISSION


def reviewers() -> list[tuple[str, str]]:
    """Return the address in the settings, else that of each reviewer, with their languages.

    Superusers may review too, but are told only where nobody else would be.
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
    return [(user.email, _language(user)) for user in reached[0] or reached[1]]


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
