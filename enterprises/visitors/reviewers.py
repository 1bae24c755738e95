"""Tells the reviewers what came in from outside: that it did and where it is, not what it says."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from access.mail import NewMail, post
from enterprises.models import Correction, DirectorySettings, ProfileClaim
from enterprises.moderation.rights import PERMISSION


def reviewers() -> list[tuple[str, str]]:
    """Return the address in the settings, else that of each reviewer, with their languages."""
    shared = DirectorySettings.load().review_email
    if shared:
        return [(shared, settings.LANGUAGE_CODE)]
    users = get_user_model().objects.with_perm(
        PERMISSION,
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=False,
    )
    users = users.exclude(email="").select_related("wagtail_userprofile")
    return [(user.email, _language(user)) for user in users]


def tell_reviewers(kind: str, row: Correction | ProfileClaim, reply_to: str = "") -> None:
    """Mail every reviewer the address in the admin of a claim or a correction."""
    address = reverse(f"enterprises_{row._meta.model_name}:edit", args=[row.pk])
    told = {
        "enterprise": row.page.title,
        "kind": getattr(row, "kind", ""),
        "url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}",
    }
    for number, (to, language) in enumerate(reviewers()):
        key = f"{kind}:{row.pk}:{number}"
        post(NewMail(kind, to, language, told=told, key=key, reply_to=reply_to))


def _language(user: object) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return "en" if profile and profile.preferred_language.startswith("en") else "sv"
