"""The English side of the Swedish pages: the draft of a new profile, and what is missing."""

import hashlib
from functools import partial

from django.contrib import messages
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import ngettext
from django_tasks import task
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.operations import translate_object

from content.decisions import REMEMBERED, already_decided
from content.languages import ENGLISH, SWEDISH
from enterprises.models import EnterprisePage
from home.translation_sync import keep_earlier


def connect() -> None:
    """Listen to what is published, and to what is translated."""
    page_published.connect(draft_when_published, sender=EnterprisePage)
    post_save.connect(name_address_by_title, sender=StringTranslation)


def draft_when_published(sender: type[Page], instance: Page, **kwargs: object) -> None:
    """Ask for an English draft of a Swedish profile that was just published and has none.

    The draft is made after the transaction, as a task: neither a script that makes the English
    itself nor a fault in the translation is in the way of publishing.
    """
    is_swedish = instance.locale.language_code == SWEDISH
    if is_swedish and instance.alias_of_id is None and english_of(instance) is None:
        transaction.on_commit(partial(draft_in_english.enqueue, page_id=instance.pk))


@task()
def draft_in_english(page_id: int) -> None:
    """Make the English draft of a page, unless somebody was quicker."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or english_of(page) is not None:
        return
    with transaction.atomic():
        translate_object(page.specific, [Locale.objects.get(language_code=ENGLISH)])


def english_of(page: Page) -> Page | None:
    """Return the English of a page, whether it is published or a draft."""
    return page.get_translations().filter(locale__language_code=ENGLISH).first()


def name_address_by_title(
    sender: type[StringTranslation], instance: StringTranslation, **kwargs: object
) -> None:
    """Give an English page its address from its English title, unless one was chosen."""
    if instance.context is None or instance.context.path != "title":
        return
    segments = StringSegment.objects.filter(
        source__object_id=instance.context.object_id, context__path="slug"
    )
    address = slugify(instance.data)
    for segment in segments if address else ():
        StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            locale=instance.locale,
            context_id=segment.context_id,
            defaults={
                "data": address,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )


def stop_half_translated(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop the first try to publish English that is partly Swedish, and say what is missing.

    wagtail-localize would publish every string that has no translation in Swedish. A second try
    goes through: a name or an address is often the same in both languages. A text that was
    translated before the Swedish changed keeps that translation.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = missing_strings(page)
    seen = request.session.get(f"half-translated-{page.pk}")
    if not missing or seen == missing:
        keep_earlier(page)
        return _stop_second_press(request, page)
    request.session[f"half-translated-{page.pk}"] = missing
    messages.warning(
        request,
        ngettext(
            "Not published yet: %(count)s text is still in Swedish. Translate it, or publish once "
            "more to keep it in Swedish.",
            "Not published yet: %(count)s texts are still in Swedish. Translate them, or publish "
            "once more to keep them in Swedish.",
            missing,
        )
        % {"count": missing},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def _stop_second_press(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Make no second version of what was just published: the button was pressed twice."""
    translation = _translation_of(page)
    if translation is None:
        return None
    key = f"translated-{page.pk}-{_words_of(translation)}"
    logs = translation.source.translation_logs.filter(locale=translation.target_locale_id)
    made = logs.order_by("-pk").values_list("revision", flat=True).first()
    is_shown = page.live and not page.has_unpublished_changes and made == page.live_revision_id
    if not (is_shown and cache.get(key)):
        cache.set(key, True, REMEMBERED)
        return None
    messages.warning(request, already_decided())
    return redirect("wagtailadmin_pages:edit", page.pk)


def _words_of(translation: Translation) -> str:
    """Return what is the same for two translations only if they say the same."""
    source = translation.source
    own = {"context__object_id": source.object_id, "locale": translation.target_locale_id}
    strings = StringTranslation.objects.filter(**own).order_by("pk")
    overrides = SegmentOverride.objects.filter(**own).order_by("pk")
    said = [
        source.last_updated_at,
        *strings.values_list("pk", "data", "has_error"),
        *overrides.values_list("pk", "data_json", "has_error"),
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def missing_strings(page: Page) -> int:
    """Return how many texts of a translated page have no translation."""
    translation = _translation_of(page)
    if translation is None:
        return 0
    wanted, done = translation.get_progress()
    return wanted - done


def _translation_of(page: Page) -> Translation | None:
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source").first()
