"""Brings translations back to how they were when an earlier version of their page is restored."""

from typing import Any

from wagtail.models import Page, Revision

from content.translations.actions import translations_of


def earlier_translations(page: Page, revision: Revision) -> list[tuple[Page, Revision]]:
    """Return the translations that differed while a version of a page was its newest, and how."""
    later = (
        page.revisions.filter(created_at__gt=revision.created_at).order_by("created_at").first()
    )
    found = []
    for translation in translations_of(page).filter(alias_of=None):
        theirs = translation.revisions.order_by("-created_at", "-pk")
        if later:
            theirs = theirs.filter(created_at__lt=later.created_at)
        then = theirs.first()
        if then and then.pk != translation.latest_revision_id:
            found.append((translation.specific, then))
    return found


def restore_translations(
    found: list[tuple[Page, Revision]], user: Any, *, is_published: bool
) -> None:
    """Restore translations; what is public is published again if their page was."""
    for translation, then in found:
        restored = then.as_object().save_revision(
            user=user, log_action=True, previous_revision=then, clean=False
        )
        if is_published and translation.live:
            restored.publish(user=user, previous_revision=then)
