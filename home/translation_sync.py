"""Lets the translation editor follow the Swedish, and keeps the English of a changed text."""

from collections import defaultdict
from difflib import SequenceMatcher

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

# Where a translation comes from, as the editor shows it: nobody has looked at it since.
EARLIER = "tidigare översättning"
ADDRESS = "slug"

Strings = dict[int, list[tuple[int, str]]]


def follow_swedish(page: Page) -> None:
    """Put the words of a published Swedish page into its translations, where they wait.

    A sentence that has changed keeps its English before it, marked as not looked at.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None or source.locale_id != page.locale_id:
        return
    translations = list(source.translations.filter(enabled=True))
    if not translations:
        return
    before = _strings(source)
    source.update_from_db()
    after = _strings(source)
    for translation in translations:
        for context, strings in after.items():
            for old, new in _changed(before.get(context, []), strings):
                _carry(translation, context, old, new)


def keep_earlier(page: Page) -> None:
    """Let the English before be published where a text has changed, rather than Swedish."""
    _earlier(page).update(has_error=False)


def mark_earlier(page: Page) -> None:
    """Show in the editor which texts nobody has looked at since the Swedish changed."""
    _earlier(page).update(has_error=True)


def accept_earlier(page: Page, path: str) -> None:
    """Take the English before as right for the Swedish now."""
    accepted = {"has_error": False, "field_error": "", "tool_name": ""}
    _earlier(page).filter(context__path=path).update(**accepted)


def texts_by_hand(page: Page) -> set[str] | None:
    """Return the places that somebody has translated as they are now; None without an editor."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    segments = StringSegment.objects.filter(source=translation.source_id)
    done = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale_id, has_error=False
    ).exclude(tool_name=EARLIER)
    translated = set(done.values_list("translation_of_id", "context_id"))
    found, lacking = set(), set()
    for path, string, context in segments.values_list("context__path", "string_id", "context_id"):
        (found if (string, context) in translated else lacking).add(path)
    return found - lacking


def _earlier(page: Page) -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale_id, tool_name=EARLIER
    )


def _strings(source: TranslationSource) -> Strings:
    """Return the sentences of each place of a page, in their order."""
    found: Strings = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).order_by("order")
    for context, string, data in segments.values_list("context_id", "string_id", "string__data"):
        found[context].append((string, data))
    return found


def _changed(
    before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> list[tuple[tuple[int, str], tuple[int, str]]]:
    """Return each sentence that has changed, as it was and as it is."""
    steps = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    replaced = [step[1:] for step in steps if step[0] == "replace"]
    pairs = [zip(before[a:b], after[c:d], strict=False) for a, b, c, d in replaced]
    return [pair for several in pairs for pair in several]


def _carry(
    translation: Translation, context: int, old: tuple[int, str], new: tuple[int, str]
) -> None:
    """Give a changed sentence the English of the one before it, unless it has been translated."""
    known = StringTranslation.objects.filter(
        context_id=context, locale=translation.target_locale_id
    )
    earlier = known.filter(translation_of=old[0]).select_related("context").first()
    if earlier is None or known.filter(translation_of=new[0]).exists():
        return
    is_address = earlier.context.path == ADDRESS
    words = earlier.field_error if earlier.tool_name == EARLIER else ""
    told = _("The Swedish has changed. Before: “%(text)s”") % {"text": old[1]}
    StringTranslation.objects.create(
        translation_of_id=new[0],
        context_id=context,
        locale_id=translation.target_locale_id,
        data=earlier.data,
        translation_type=earlier.translation_type,
        tool_name=earlier.tool_name if is_address else EARLIER,
        has_error=not is_address,
        field_error="" if is_address else words or told,
    )
