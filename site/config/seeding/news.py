"""Seeds the news, with tags, and the notices, meetings and guides that each is about."""

import datetime as dt
from typing import Any

from django.utils import timezone

from config.seeding.bodies import body, page_id
from config.seeding.naming import key_of
from config.seeding.notices import source_id
from config.seeding.pictures import picture
from config.seeding.publishing import is_seeded, put, translate
from config.seeding.reading import in_language, records
from events.models import EventPage
from procurement.models import NewsPage, Notice, ProcurementIndexPage, RelatedPage

KIND = "news"


def seed_news() -> int:
    """Add the news that are missing; return how many were added."""
    index = ProcurementIndexPage.objects.get(locale__language_code="sv")
    missing = [record for record in records(KIND) if not is_seeded(KIND, record["slug"]["sv"])]
    for record in missing:
        page = put(index, _page(record), key=(KIND, record["slug"]["sv"]))
        if record.get("state") != "swedish":
            english = translate(page, record)
            english.tags.set(record["tags_en"])
            english.save_revision().publish()
    return len(missing)


def _page(record: dict[str, Any]) -> NewsPage:
    written = in_language(record, "sv")
    published_on = timezone.localdate() - dt.timedelta(days=written["days_ago"])
    page = NewsPage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        responsible=written["responsible"],
        picture=picture(written["draw"], written["alt"]),
        published_on=published_on,
        current_until=_last_day(published_on, written.get("current_days")),
        body=body(written["body"], f"{KIND}/{written['slug']}"),
    )
    page.tags.set(written["tags"])
    names = [source_id(name) for name in written.get("notices", [])]
    page.notices = Notice.objects.filter(source_id__in=names)
    page.related_pages = [RelatedPage(page_id=number) for number in _about(written)]
    return page


def _last_day(published_on: dt.date, days: int | None) -> dt.date | None:
    return None if days is None else published_on + dt.timedelta(days=days)


def _about(written: dict[str, Any]) -> list[int]:
    """Return the meetings and guides that a news item is about."""
    keys = [key_of("meetings", slug) for slug in written.get("meetings", [])]
    meetings = EventPage.objects.filter(translation_key__in=keys, locale__language_code="sv")
    return [
        *meetings.values_list("pk", flat=True),
        *(page_id(slug) for slug in written.get("guides", [])),
    ]
