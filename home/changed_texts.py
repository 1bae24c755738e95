"""English that is stale: a text of the Swedish page has changed since, not merely a date.

What each English text answers is written down when either language is published. A text is dealt
with when it is translated anew and published, or when somebody says that its English is right.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.update_translations import UpdateTranslationsView

from content.languages import ENGLISH, SWEDISH
from home import translation_sync
from home.models import TranslatedText

ADDRESS = translation_sync.ADDRESS
logger = logging.getLogger(__name__)
Rows = dict[str, TranslatedText]


@dataclass(frozen=True)
class ChangedText:
    """A Swedish text that has changed: as it was and is, with the English that stands there."""

    pk: int
    label: str
    before: str
    now: str
    english: str

    @property
    def sentence(self) -> str:
        """Return the change in words."""
        told = {"label": self.label, "before": self.before, "now": self.now}
        if not self.now:
            return _("%(label)s: the Swedish “%(before)s” is gone.") % told
        if not self.before:
            return _("%(label)s is new in Swedish: “%(now)s”") % told
        return _("%(label)s has changed in Swedish, from “%(before)s” to “%(now)s”") % told


def connect() -> None:
    """Listen to what is published."""
    page_published.connect(note_published)


def note_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Write down which texts have changed, or have been dealt with."""
    language = instance.locale.language_code
    if instance.alias_of_id or language not in (SWEDISH, ENGLISH):
        return
    other = _other(instance, ENGLISH if language == SWEDISH else SWEDISH)
    if other is None:
        return
    try:
        with transaction.atomic():
            if language == ENGLISH:
                _note_english(instance, other)
                return
            if other.live:
                _note_swedish(instance, other)
    except Exception:
        # Blocks come in many shapes, and wagtail-localize cannot read what a script may have
        # written. Whatever it stumbles over must not stand in the way of publishing.
        logger.exception("The texts of page %s were not compared", instance.pk)
        return
    if TranslationSource.objects.filter(object_id=instance.translation_key).exists():
        transaction.on_commit(partial(follow_swedish.enqueue, page_id=instance.pk))


@task()
def follow_swedish(page_id: int) -> None:
    """Let the translation editor show the Swedish as it is published now."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is not None:
        translation_sync.follow_swedish(page.specific)


def behind_in_english(pages: PageQuerySet) -> PageQuerySet:
    """Return the published Swedish pages whose English is missing, a draft, or stale."""
    english = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=ENGLISH,
        alias_of=None,
    )
    stale = TranslatedText.objects.stale().values("page_key")
    behind = Q(english_id=None) | Q(english_live=False) | Q(translation_key__in=stale)
    return (
        pages.live()
        .filter(locale__language_code=SWEDISH, alias_of=None)
        .annotate(
            english_id=Subquery(english.values("pk")[:1]),
            english_live=Subquery(english.values("live")[:1]),
        )
        .filter(behind)
        .order_by("-last_published_at")
    )


def changed_texts(pages: list[Page]) -> dict[UUID, list[ChangedText]]:
    """Return the texts that have changed in some Swedish pages, by the key of the page."""
    models = {page.translation_key: page.specific_class for page in pages}
    found: dict[UUID, list[ChangedText]] = defaultdict(list)
    for row in TranslatedText.objects.stale().filter(page_key__in=models).order_by("pk"):
        label = _label(models[row.page_key], row.path)
        text = ChangedText(row.pk, label, row.answered, row.current, row.english)
        found[row.page_key].append(text)
    return found


def say_it_is_right(row: TranslatedText, english: Page) -> None:
    """Take the English of a text as right for the Swedish as it is now."""
    with transaction.atomic():
        translation_sync.accept_earlier(english, row.path)
        TranslatedText.objects.filter(pk=row.pk).update(answered=row.current)


def remember_old() -> None:
    """Write down what English answers that was published before it was; forget lost pages."""
    known = TranslatedText.objects.values("page_key")
    english = Page.objects.live().filter(locale__language_code=ENGLISH, alias_of=None)
    for page in english.exclude(translation_key__in=known).iterator():
        swedish = _other(page, SWEDISH)
        if swedish and swedish.live:
            _note_swedish(swedish, page.specific)
    pages = Page.objects.filter(translation_key=OuterRef("page_key"))
    TranslatedText.objects.filter(~Exists(pages)).delete()


class UpdateView(UpdateTranslationsView):
    """The update of the translation editor, which may publish at once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Publish the English before where a Swedish text has changed, rather than Swedish."""
        if form.cleaned_data["publish_translations"]:
            for translation in self.object.translations.filter(enabled=True):
                translation_sync.keep_earlier(translation.get_target_instance())
        return super().form_valid(form)


def tell_what_changed(request: HttpRequest, page: Page) -> None:
    """Show the new Swedish above the editor of an English page that is stale."""
    if request.method != "GET" or page.locale.language_code != ENGLISH:
        return
    for text in changed_texts([page])[page.translation_key]:
        messages.warning(request, text.sentence)


def texts(page: Page) -> dict[str, str]:
    """Return the texts of a page that are translated, by their place."""
    found: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and segment.path != ADDRESS:
            found[segment.path].append(segment.string.render_text())
    return {path: "\n".join(lines) for path, lines in found.items()}


def _note_swedish(swedish: Page, english: Page) -> None:
    """Compare what has been published with what the English answers."""
    rows = _rows(swedish) or _rows_of_old(swedish, english)
    now = texts(swedish)
    for path in {*now, *rows}:
        row = rows.setdefault(path, TranslatedText(page_key=swedish.translation_key, path=path))
        row.current = now.get(path, "")
    _store(rows)


def _note_english(english: Page, swedish: Page) -> None:
    """Note which texts the English that has been published deals with."""
    translation_sync.mark_earlier(english)
    rows, now, said = _rows(swedish), texts(swedish), texts(english)
    by_hand = translation_sync.texts_by_hand(english)
    is_first = not rows
    for path in {*now, *rows}:
        row = rows.setdefault(path, TranslatedText(page_key=swedish.translation_key, path=path))
        row.current = now.get(path, "")
        if is_first or _is_dealt_with(row, said.get(path, ""), by_hand):
            row.answered = row.current
        row.english = said.get(path, "")
    _store(rows)


def _is_dealt_with(row: TranslatedText, english: str, by_hand: set[str] | None) -> bool:
    if not row.current:
        return not english
    if by_hand is not None:
        return row.path in by_hand
    return english not in ("", row.english, row.current)


def _rows_of_old(swedish: Page, english: Page) -> Rows:
    """Return rows for English that was published before any were written.

    It answers what the translation editor had, else the Swedish of the day it was published.
    """
    source = TranslationSource.objects.get_for_instance_or_none(swedish)
    if source is not None:
        old = source.as_instance()
    else:
        day = english.last_published_at or timezone.now()  # a script may give it no date
        revision = swedish.revisions.filter(created_at__lte=day).order_by("-created_at").first()
        old = revision.as_object() if revision else swedish
    said, key = texts(english), swedish.translation_key
    return {
        path: TranslatedText(page_key=key, path=path, answered=text, english=said.get(path, ""))
        for path, text in texts(old).items()
    }


def _rows(page: Page) -> Rows:
    rows = TranslatedText.objects.filter(page_key=page.translation_key)
    return {row.path: row for row in rows}


def _store(rows: Rows) -> None:
    """Write the rows; a place that is gone in both languages needs none."""
    gone = [row.pk for row in rows.values() if row.pk and not (row.answered or row.current)]
    TranslatedText.objects.filter(pk__in=gone).delete()
    kept = [row for row in rows.values() if row.answered or row.current]
    new = [row for row in kept if row.pk is None]
    TranslatedText.objects.bulk_create(new, ignore_conflicts=True)
    old = [row for row in kept if row.pk is not None]
    TranslatedText.objects.bulk_update(old, ["answered", "current", "english"])


def _other(page: Page, language: str) -> Page | None:
    """Return a page in the other language, as it is stored now."""
    others = page.get_translations().filter(locale__language_code=language, alias_of=None)
    other = others.first()
    return other.specific if other else None


def _label(model: type[Page], path: str) -> str:
    """Return what the field is called that a text stands in."""
    field = model._meta.get_field(path.partition(".")[0])
    name = getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name
    return capfirst(str(name))
