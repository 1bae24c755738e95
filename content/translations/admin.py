"""What an editor is asked and told about the translations of the pages that are dealt with."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from content.copies import copy_translations, in_words
from content.translations.actions import left_behind, translations_of
from content.translations.middleware import wants_translations
from content.translations.restore import earlier_translations, restore_translations

REVERTING = "wagtailadmin_pages:revisions_revert"


def follow_copy(request: HttpRequest, page: Page, copied: Page) -> None:
    """Copy the translations as well, and say what a copy is."""
    if wants_translations(request):
        copy_translations(page, copied, request.user)
    messages.info(request, in_words(copied))


def tell_left_behind(request: HttpRequest, page: Page) -> None:
    """Say which translations could not be moved along."""
    if not wants_translations(request):
        return
    for translation in left_behind(page):
        messages.warning(
            request,
            _(
                "“%(title)s” in English was not moved: there is no English page to move it to, or "
                "its address is taken there."
            )
            % {"title": translation.get_admin_display_title()},
        )


def tell_all_left_behind(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Say which translations could not be moved along with many pages."""
    if action_type == "move":
        for page in objects:
            if isinstance(page, Page):
                tell_left_behind(request, Page.objects.get(pk=page.pk))


def drop_what_follows(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Leave out of a bulk action what is done along with another page that was chosen."""
    if action_type not in ("delete", "unpublish", "move"):
        return
    pages = [each for each in objects if isinstance(each, Page)]
    followers: set[int] = set()
    if wants_translations(request):
        for page in pages:
            followers.update(translations_of(page).values_list("pk", flat=True))
    if action_type != "unpublish":
        followers.update(
            page.pk for page in pages if any(page.is_descendant_of(other) for other in pages)
        )
    objects[:] = [each for each in objects if each.pk not in followers]


def ask_to_restore(request: HttpRequest, page: Page) -> None:
    """Ask whether translations are restored, above an earlier version that is looked at.

    The box belongs to the form of the editor, which has no place for it, by the form's id.
    """
    if request.method == "GET" and (version := _version(request)):
        found = [translation for translation, _then in earlier_translations(page, version)]
        if found:
            context = {"pages": found, "form": "page-edit-form"}
            asked = render_to_string("content/admin/translations_question.html", context)
            messages.info(request, asked, extra_tags="safe")


def follow_restored(request: HttpRequest, page: Page) -> None:
    """Restore the translations of a page of which an earlier version was restored."""
    version = _version(request)
    if version and wants_translations(request):
        found = earlier_translations(page, version)
        is_published = "action-publish" in request.POST
        restore_translations(found, request.user, is_published=is_published)


def _version(request: HttpRequest) -> Revision | None:
    match = request.resolver_match
    if match is None or match.view_name != REVERTING:
        return None
    return Revision.objects.filter(pk=match.kwargs["revision_id"]).first()
