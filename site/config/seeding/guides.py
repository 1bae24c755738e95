"""Seeds the guides, with the law that each rests on and the day it was checked."""

import datetime as dt
from typing import Any

from wagtail.models import Locale, Page

from config.seeding.bodies import body
from config.seeding.naming import key_of
from config.seeding.pictures import picture
from config.seeding.publishing import is_seeded, put, translate, update
from config.seeding.reading import in_language, records
from home.models import GuidePage, HomePage, LawReference
from procurement.models import ProcurementIndexPage

KIND = "guides"


def seed_guides() -> int:
    """Add the guides that are missing; return how many were added."""
    missing = [record for record in records(KIND) if not is_seeded(KIND, record["slug"]["sv"])]
    pages = [_put(record) for record in missing]
    for page, record in zip(pages, missing, strict=True):
        # The bodies come last, since the guides link to one another.
        update(page, {"body": body(in_language(record["body"], "sv"), _owner(record))})
        translate(page, record)
    return len(missing)


def _put(record: dict[str, Any]) -> GuidePage:
    parent = _parent(record)
    key = (KIND, record["slug"]["sv"])
    return put(parent, _page(record, parent.locale), key=key, publish=False)


def _owner(record: dict[str, Any]) -> str:
    return f"{KIND}/{record['slug']['sv']}"


def _parent(record: dict[str, Any]) -> Page:
    model = {"home": HomePage, "procurement": ProcurementIndexPage}[record["below"]]
    return model.objects.get(locale__language_code="sv")


def _page(record: dict[str, Any], locale: Locale) -> GuidePage:
    written = in_language(record, "sv")
    checked = written.get("checked_on")
    page = GuidePage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        responsible=written["responsible"],
        picture=picture(written["draw"], written["alt"]),
        checked_on=dt.date.fromisoformat(checked) if checked else None,
        show_in_menus=written.get("in_menu", False),
    )
    page.laws = [
        LawReference(
            title=law["title"],
            url=law.get("url", ""),
            sort_order=at,
            locale=locale,
            translation_key=key_of(_owner(record), f"law/{at}"),
        )
        for at, law in enumerate(written.get("laws", []))
    ]
    return page
