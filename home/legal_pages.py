"""The pages that every site must have: accessibility, privacy and cookies."""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail.models import Page

from home.legal_texts import COOKIES, PRIVACY, STATEMENT
from home.models import (
    COOKIES_KEY,
    AccessibilityStatementPage,
    GuidePage,
    HomePage,
    KnownFault,
    PrivacyPage,
)

# The keys stay when editors give a page another title or address.
LEGAL_PAGES = {
    uuid5(NAMESPACE_URL, "standing-page:accessibility"): (AccessibilityStatementPage, STATEMENT),
    uuid5(NAMESPACE_URL, "standing-page:privacy"): (PrivacyPage, PRIVACY),
    COOKIES_KEY: (GuidePage, COOKIES),
}


def legal_pages(pages: Iterable[Page]) -> list[Page]:
    """Return the pages among others that every site must have."""
    return [page for page in pages if page.translation_key in LEGAL_PAGES]


def make_legal_pages() -> None:
    """Make the standing pages that are missing, in both languages; leave the others alone."""
    homes = {
        home.locale.language_code: home
        for home in HomePage.objects.filter(alias_of=None).select_related("locale")
    }
    for key, (model, texts) in LEGAL_PAGES.items():
        for language, home in homes.items():
            if not Page.objects.filter(translation_key=key, locale=home.locale).exists():
                _make(key, model, home, dict(texts[language]))


def _make(key: UUID, model: type[Page], home: Page, text: dict[str, Any]) -> None:
    faults, sections = text.pop("faults", []), text.pop("body", [])
    page = model(**text, translation_key=key, locale=home.locale)
    page.body = [part for section in sections for part in _blocks(*section)]
    for number, fault in enumerate(faults):
        key_of_fault = uuid5(key, str(number))
        page.faults.add(
            KnownFault(
                **fault, sort_order=number, translation_key=key_of_fault, locale=home.locale
            )
        )
    home.refresh_from_db()
    home.add_child(instance=page)
    page.save_revision().publish()


def _blocks(heading: str, text: str) -> list[tuple[str, Any]]:
    above = [("heading", {"text": heading, "level": "2"})] if heading else []
    return [*above, ("text", text)]
