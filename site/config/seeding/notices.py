"""Seeds notices in every phase, with deadlines counted from today."""

import datetime as dt
from typing import Any

from django.utils import timezone

from config.seeding.reading import records
from places.models import Municipality
from procurement.models import Notice, NoticeCode, NoticeLot

KIND, WAITING = "notices", "waiting_notices"
WORDS = ("title", "buyer", "phase", "reserved", "description", "url", "winner")
FACTS = (
    "title_en",
    "in_county",
    "value",
    "reserved_scope",
    "reserved_execution",
    "social_objectives",
    "suits_smes",
)


def seed_notices() -> int:
    """Add the notices that are missing; return how many were added."""
    added = 0
    for kind, add in ((KIND, _add), (WAITING, _add_waiting)):
        for record in records(kind):
            if not Notice.objects.filter(source_id=source_id(record["name"])).exists():
                add(record)
                added += 1
    return added


def source_id(name: str) -> str:
    """Return what a demo notice is known by, whatever an editor has changed in it."""
    return f"demo-{name}"


def _add(record: dict[str, Any]) -> None:
    notice = Notice(
        source_id=source_id(record["name"]),
        title_en=record["title_en"],
        summary_sv=record["summary"]["sv"],
        summary_en=record["summary"]["en"],
        fits_sv=record["fits"]["sv"],
        fits_en=record["fits"]["en"],
        published_on=_day(record.get("published")),
        expected_on=_day(record.get("expected")),
        deadline_at=_deadline(record.get("deadline")),
        **{name: record[name] for name in WORDS if name in record},
    )
    notice.codes = [NoticeCode(code=code) for code in record["cpv"]]
    notice.lots = [
        NoticeLot(title=lot["title"], description=lot["description"], sort_order=at)
        for at, lot in enumerate(record.get("lots", []))
    ]
    notice.municipalities = Municipality.objects.filter(name__in=record["municipalities"])
    notice.save()
    notice.save_revision().publish()


def _add_waiting(record: dict[str, Any]) -> None:
    """Add a draft as the import leaves it, which waits to be judged."""
    notice = Notice(
        source="demo",
        source_id=source_id(record["name"]),
        live=False,
        published_on=_day(record.get("published")),
        expected_on=_day(record.get("expected")),
        deadline_at=_deadline(record.get("deadline")),
        **{name: record[name] for name in (*WORDS, *FACTS) if name in record},
    )
    notice.codes = [NoticeCode(code=code) for code in record["cpv"]]
    notice.lots = [
        NoticeLot(sort_order=at, currency="SEK", **lot)
        for at, lot in enumerate(record.get("lots", []))
    ]
    notice.municipalities = Municipality.objects.filter(name__in=record.get("municipalities", []))
    notice.save()


def _day(days: int | None) -> dt.date | None:
    return None if days is None else timezone.localdate() + dt.timedelta(days=days)


def _deadline(days: int | None) -> dt.datetime | None:
    day = _day(days)
    return day and timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))
