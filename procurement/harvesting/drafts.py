"""Makes drafts of what is known only by its title and link; an editor fills in the rest."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.dateparse import parse_date, parse_datetime

from events import times
from procurement.harvesting.reading import Reading
from procurement.models import Notice, SourceDocument
from procurement.models.source_documents import LONGEST_ADDRESS, LONGEST_TITLE, State

SOURCE = "feed"
OPEN_WEB = URLValidator(schemes=["http", "https"])
LONGEST_LINK = 500


@dataclass(frozen=True)
class FeedEntry:
    """One entry of a feed: its identity, its words, and where it leads."""

    identity: str
    title: str
    link: str  # for people
    data: str  # for machines, or nothing
    day: str


def make_draft(reading: Reading, words: FeedEntry) -> int:
    """Keep an entry as a draft, once; return how many were made."""
    source_id = hashlib.sha256(f"{reading.source.pk} {words.identity}".encode()).hexdigest()
    with transaction.atomic():
        SourceDocument.objects.create(
            source=reading.source,
            key=words.identity[:LONGEST_ADDRESS],
            title=words.title[:LONGEST_TITLE],
            state=State.TAKEN,
            listed_at=reading.now,
            read_at=reading.now,
        )
        if Notice.objects.filter(source=SOURCE, source_id=source_id).exists():
            return 0
        notice = Notice(
            title=words.title[:LONGEST_TITLE],
            url=_link(words.link),
            published_on=day_of(words.day),
            source=SOURCE,
            source_id=source_id,
            live=False,
        )
        notice.save()
        notice.save_revision(clean=False)
    return 1


def day_of(written: str) -> dt.date | None:
    """Return the day of a moment as feeds write it, on the clocks of the site."""
    try:
        moment = parse_datetime(written) or parsedate_to_datetime(written)
    except ValueError:
        moment = None
    if moment is None:
        try:
            return parse_date(written[:10])
        except ValueError:
            return None
    return times.local(moment).date() if moment.tzinfo else moment.date()


def _link(address: str) -> str:
    try:
        OPEN_WEB(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_LINK else ""
