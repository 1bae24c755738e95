"""Compares a cleaned row with a profile, and writes it there."""

from typing import Any

from django.utils.html import linebreaks, strip_tags
from wagtail.models import Locale

from enterprises.importing.columns import columns, heading_of
from enterprises.models import EnterprisePage, Offer
from enterprises.profiles.translation import take_facts

RELATIONS = ("municipalities", "categories")
ENGLISH = {"name": "name_en", "summary": "summary_en", "description": "description_en"}


def update_profile(page: EnterprisePage, values: dict[str, Any]) -> list[str]:
    """Give a profile the values of a row and return the headings of those that were new to it.

    An empty cell leaves the profile as it is.
    """
    changed = [key for key, name in _plain() if _update_plain(page, name, values.get(key))]
    changed += [name for name in RELATIONS if _update_rows(page, name, values.get(name))]
    changed += ["offers"] if _update_offers(page, values.get("offers")) else []
    changed += ["description"] if _update_text(page, values.get("description")) else []
    return [heading_of(key) for key in changed]


def english(values: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says in English, if it says more than a name."""
    if not (values.get("summary_en") or values.get("description_en")):
        return {}
    texts = {key: values.get(column) for key, column in ENGLISH.items()}
    return {**texts, "name": texts["name"] or values["name"]}


def update_english(copy: EnterprisePage, texts: dict[str, Any]) -> list[str]:
    """Give an English version its texts and return the headings of those that were new to it."""
    swedish = {heading_of(key): heading_of(column) for key, column in ENGLISH.items()}
    return [swedish[heading] for heading in update_profile(copy, texts)]


def english_version(page: EnterprisePage) -> EnterprisePage | None:
    """Return the latest draft of a profile's English version, if there is one."""
    locale = Locale.objects.filter(language_code="en").first()
    copy = page.get_translation_or_none(locale) if locale and page.pk else None
    return copy.get_latest_revision_as_object() if copy and not copy.alias_of_id else None


def new_english_version(page: EnterprisePage, locale: Locale) -> EnterprisePage:
    """Return an English version with the profile's facts, and no words yet but the name."""
    copy = EnterprisePage(
        locale=locale,
        translation_key=page.translation_key,
        title=page.title,
        slug=page.slug,
        picture=page.picture,
        live=False,
    )
    take_facts(copy, page)
    return copy


def _plain() -> list[tuple[str, str]]:
    """Return the columns that fill one field each, with the field."""
    names = {field.column: field.name for field in EnterprisePage.public_fields}
    names["municipality"] = "municipality"
    return [(column.key, names[column.key]) for column in columns() if column.key in names]


def _update_plain(page: EnterprisePage, name: str, value: Any) -> bool:
    if value in (None, "") or getattr(page, name) == value:
        return False
    setattr(page, name, value)
    return True


def _update_rows(page: EnterprisePage, name: str, rows: list | None) -> bool:
    if not rows or set(getattr(page, name).all()) == set(rows):
        return False
    setattr(page, name, rows)
    return True


def _update_offers(page: EnterprisePage, names: list[str] | None) -> bool:
    known = {offer.name: offer for offer in page.offers.all()}
    if not names or list(known) == names:
        return False
    offers = [known.get(name) or Offer(name=name, locale_id=page.locale_id) for name in names]
    for place, offer in enumerate(offers):
        offer.sort_order = place
    page.offers = offers
    return True


def _update_text(page: EnterprisePage, text: str | None) -> bool:
    """Fill an empty body, or change one that holds a text alone; leave what editors have made."""
    is_ours = [block.block_type for block in page.body] in ([], ["text"])
    if not text or not is_ours:
        return False
    if page.body and _words(page.body[0].value.source) == _words(
        linebreaks(text, autoescape=True)
    ):
        return False
    page.body = [("text", linebreaks(text, autoescape=True))]
    return True


def _words(html: str) -> list[str]:
    return strip_tags(html.replace("<", " <")).split()
