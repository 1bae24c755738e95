"""The identity of a record: the id of the page in the site's first language, in every language.

A record keeps the id that was given out when that page is deleted, or written only later: see
`RecordId` and docs/decisions/languages-together.md.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page

from headless.models import ContentVersion, RecordId
from headless.request_cache import once
from headless.versions import CHANGED_AT

Pages = TypeVar("Pages", bound=QuerySet)


def default_language() -> str:
    """Return the language that records have unless another is asked for."""
    return get_supported_content_language_variant(settings.LANGUAGE_CODE)


def languages() -> list[str]:
    """Return the codes of the languages that content may have."""
    return [code for code, _name in getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", [])] or [
        default_language()
    ]


def locale_of(request: HttpRequest, code: str) -> Locale:
    """Return the locale of a language, or say that nothing is written in it.

    The same query tells when public content last changed.
    """
    change = ContentVersion.objects.values("changed_at")[:1]
    locale = Locale.objects.filter(language_code=code).annotate(change=Subquery(change)).first()
    if locale is None:
        raise Http404("There is nothing in this language.")
    if locale.change:
        once(request, CHANGED_AT, lambda: locale.change)
    return locale


def with_original_id(pages: Pages) -> Pages:
    """Add `original_id` to each page: the key of its original, or its own without one."""
    return pages.annotate(original_id=Coalesce(_original(), F("pk")))


def with_source_id(pages: Pages) -> Pages:
    """Add `source_id` to each page: its id in the API, the same in every language."""
    kept = RecordId.objects.filter(translation_key=OuterRef("translation_key"))
    number = Subquery(kept.values("number")[:1])
    found = Coalesce(number, _original(), F("pk"), output_field=BigIntegerField())
    return pages.annotate(source_id=found)


def _original() -> Subquery:
    found = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=default_language()
    )
    return Subquery(found.values("pk")[:1])


def keep_id(page: Page, number: int) -> None:
    """Let a page and its translations keep an id, whichever of them come and go."""
    RecordId.objects.get_or_create(
        translation_key=page.translation_key, defaults={"number": number}
    )


def keep_id_of_translated(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """Keep the id of a page that was written in another language before the first one."""
    if isinstance(target_obj, Page) and target_obj.locale.language_code == default_language():
        keep_id(target_obj, source_obj.pk)


def source_ids(pages: Iterable[Page]) -> dict[int, int]:
    """Return the API id of each page, by the page's own id."""
    numbers = [page.pk for page in pages]
    found = with_source_id(Page.objects.filter(pk__in=numbers))
    return dict(found.values_list("pk", "source_id"))
