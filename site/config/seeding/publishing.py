"""Puts demo pages in the tree: the Swedish first, then the English as its translation."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from config.seeding.naming import key_of
from config.seeding.reading import english_strings


def is_seeded(kind: str, name: str) -> bool:
    """Tell whether a page has been seeded, also when an editor has moved or renamed it."""
    return Page.objects.filter(translation_key=key_of(kind, name)).exists()


def put(parent: Page, page: Page, *, key: tuple[str, str], publish: bool = True) -> Page:
    """Put a page below its parent, as a draft or published."""
    page.translation_key = key_of(*key)
    page.locale = parent.locale
    page.live = False
    parent.refresh_from_db()
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page


def update(page: Page, fields: dict[str, Any]) -> None:
    """Give a page that the site cannot be without its demo texts, and publish it."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def translate(page: Page, texts: dict[str, Any], *, publish: bool = True) -> Page:
    """Make the English page as a translator would: every string by hand, in wagtail-localize.

    A string without an English text, such as the name of an enterprise, is the same in both.
    """
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=english)
    strings = english_strings(texts)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                locale=english,
                context=segment.context,
                data=strings.get(segment.string.data, segment.string.data),
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in source.stringsegment_set.select_related("string", "context")
        ],
        ignore_conflicts=True,
    )
    translation.save_target(publish=False)
    translated = page.get_translation(english).specific
    if publish:
        translated.get_latest_revision().publish()
    return translated
