"""What a copy of a page is: a draft, without what belongs to the original alone.

A page type names in `exclude_fields_in_copy` what is not taken along. A translation is made by
copying as well, and takes everything: see `PageDetails.copy`.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin.forms.pages import CopyForm
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from content.translations.actions import translations_of

# Of every page: a copy is not shown, and has no date for it.
SCHEDULE = ["go_live_at", "expire_at"]


class DraftCopyForm(CopyForm):
    """Wagtail's form for a copy, which is always a draft and a page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        self.fields["new_title"].help_text = in_words(self.page)


def in_words(page: Page) -> str:
    """Return what an editor is told of a copy: that it is a draft, and what it lacks."""
    names = list(dict.fromkeys(str(name) for name in _names(page.specific_class)))
    if not names:
        return _("The copy is a draft.")
    told = {"names": get_text_list(names, _("and"))}
    return _("The copy is a draft. These are not copied: %(names)s.") % told


def _names(model: type[Page]) -> Iterator[Any]:
    """Yield what editors call the fields and rows that are left out."""
    for name in model.exclude_fields_in_copy:
        if name in SCHEDULE:
            continue
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.auto_created:
            yield field.related_model._meta.verbose_name_plural
        elif field.editable:
            yield field.verbose_name


class CopyTranslationAction(CopyPageAction):
    """Copies a translation of a page that was copied: the copies are translations again."""

    def __init__(self, page: Page, copied: Page, keys: dict[UUID, UUID], **kwargs: Any) -> None:
        super().__init__(page, keep_live=False, copy_revisions=False, **kwargs)
        self.update_attrs = {**self.update_attrs, "translation_key": copied.translation_key}
        self.keys = keys

    def generate_translation_key(self, old_uuid: UUID) -> UUID:
        """Return the key of the row in the copy of the original, or a new one."""
        return self.keys.get(old_uuid) or super().generate_translation_key(old_uuid)


def copy_translations(page: Page, copied: Page, user: Any) -> list[Page]:
    """Copy the translations of a page and of what was copied with it, as drafts."""
    made = []
    above = copied.get_parent()
    for found in translations_of(page).filter(alias_of=None).specific():
        translation = found.get_latest_revision_as_object()  # what a draft says is only there
        parent = above.get_translation_or_none(translation.locale)
        if parent:
            action = _action(page, copied, translation, parent, user)
            made.append(action.execute(skip_permission_checks=True))
    for child, its_copy in zip(page.get_children(), copied.get_children(), strict=False):
        made += copy_translations(child, its_copy, user)
    return made


def _action(
    page: Page, copied: Page, translation: Page, parent: Page, user: Any
) -> CopyTranslationAction:
    slug = copied.slug if translation.slug == page.slug else translation.slug
    attributes = {"slug": find_available_slug(parent, slug)}
    if translation.title == page.title:
        attributes["title"] = copied.title
    keys = _row_keys(page, copied)
    return CopyTranslationAction(
        translation, copied, keys, to=parent, update_attrs=attributes, user=user
    )


def _row_keys(page: Page, copied: Page) -> dict[UUID, UUID]:
    """Return which key the rows of a page have in its copy."""
    keys = {}
    page, copied = page.get_latest_revision_as_object(), copied.get_latest_revision_as_object()
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if not hasattr(relation.related_model, "translation_key"):
            continue
        rows = zip(getattr(page, name).all(), getattr(copied, name).all(), strict=False)
        keys |= {row.translation_key: its_copy.translation_key for row, its_copy in rows}
    return keys
