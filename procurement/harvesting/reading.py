"""One reading of a source: what it may take, what it asks, and what it has come to."""

import datetime as dt
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from access import text
from access.remote.errors import FetchError
from access.remote.fetch import FetchRequest, FetchResponse, fetch
from procurement.harvesting.limits import limits
from procurement.models import NoticeSource, SourceDocument
from procurement.models.source_documents import LONGEST_ADDRESS, LONGEST_TITLE, State

log = logging.getLogger(__name__)
Handle = Callable[["Reading", SourceDocument], None]
PASSING = {"slow", "unreachable", "truncated"}
TOO_MANY = 429
BEAT = 10.0  # seconds between two signs of life while it waits
AGENT = "notice-reader"


class StoppedError(Exception):
    """A reading that cannot go on now, and why; `wait` is how many seconds the server asks for."""

    def __init__(self, fault: str, said: str = "", wait: float = 0.0) -> None:
        super().__init__(fault)
        self.fault = fault
        self.said = said
        self.wait = wait


class LostError(Exception):
    """Somebody else reads the source by now, or it has been taken away."""


@dataclass(frozen=True)
class Entry:
    """A document that a source lists; without an address there is nothing to read."""

    key: str
    address: str
    title: str = ""
    fault: str = ""


class Reading:
    """A source that is being read, in the name of whoever has claimed it."""

    def __init__(self, source: NoticeSource, now: dt.datetime, seconds: float = 0.0) -> None:
        self.source = source
        self.now = now
        self.limits = limits()
        self.ends = time.monotonic() + (seconds or self.limits.seconds_in_all)
        self.began = timezone.now()
        self.counts: Counter[str] = Counter()
        self.read: set[int] = set()

    @property
    def is_over(self) -> bool:
        """Tell whether it has taken what it may."""
        return time.monotonic() > self.ends or len(self.read) >= self.limits.documents

    def sign_of_life(self) -> None:
        """Keep the source for this reading, unless another has it by now."""
        since = timezone.now()
        held = NoticeSource.objects.filter(
            pk=self.source.pk, being_read_since=self.source.being_read_since
        )
        if not held.update(being_read_since=since):
            raise LostError
        self.source.being_read_since = since

    def fetch(self, url: str, **more: Any) -> FetchResponse:
        """Return what stands at an address; what passes by itself is tried again."""
        request = FetchRequest(
            url=url,
            agent=f"{AGENT} (+{settings.WAGTAILADMIN_BASE_URL})",
            private=settings.PRIVATE_SOURCES,
            seconds=self.limits.seconds,
            most_bytes=self.limits.most_bytes,
            **more,
        )
        tried = 0
        while True:
            self.sign_of_life()
            tried += 1
            try:
                return fetch(request)
            except FetchError as error:
                if not may_pass(error) or tried >= self.limits.tries:
                    raise _final(error) from error
                self.pause(_wait(error, self.limits.pause * 2 ** (tried - 1)))

    def pause(self, seconds: float) -> None:
        """Wait as the server asks, or end here when it asks for more than there is time for."""
        if seconds > min(self.limits.longest_pause, max(0.0, self.ends - time.monotonic())):
            raise StoppedError("busy", wait=seconds)
        while seconds > 0:
            self.sign_of_life()
            time.sleep(min(seconds, BEAT))
            seconds -= BEAT

    def fetch_document(self, document: SourceDocument) -> FetchResponse:
        """Return a document, or that it has not changed since it was read last."""
        answer = self.fetch(
            document.address, etag=document.etag, last_modified=document.last_modified
        )
        if not answer.is_unchanged:
            document.etag, document.last_modified = answer.etag, answer.last_modified
        return answer

    def expect(self, entries: Iterable[Entry], *, again: bool = False) -> int:
        """Write down what is to be read, and return how much of it this listing had not named.

        What has been read is read `again` only if the source may change it in place. What was
        refused always is: it costs a question whether it has changed.
        """
        listed: dict[str, Entry] = {}
        for entry in sorted(entries, key=lambda each: not each.fault):
            listed[key_of(entry.key)] = entry  # of one that is named twice, that which can be read
        known = {row.key: row for row in self.source.documents.filter(key__in=listed)}
        fresh = [row for row in known.values() if row.listed_at != self.listing]
        for row in fresh:
            _list_again(row, listed[row.key], self.listing, again=again)
        SourceDocument.objects.bulk_update(fresh, ["address", "listed_at", "state"])
        new = [self._new(key, entry) for key, entry in listed.items() if key not in known]
        SourceDocument.objects.bulk_create(new)
        self.counts["refused"] += sum(row.state == State.REFUSED for row in new)
        return len(new) + len(fresh)

    @property
    def listing(self) -> dt.datetime:
        """Return when the listing began that goes on here: it may take several readings."""
        began = self.source.cursor.get("window", {}).get("began")
        return dt.datetime.fromisoformat(began) if began else self.began

    def _new(self, key: str, entry: Entry) -> SourceDocument:
        row = SourceDocument(
            source=self.source,
            key=key,
            address=storable(entry.address)[:LONGEST_ADDRESS],
            title=text.line(entry.title)[:LONGEST_TITLE],
            listed_at=self.listing,
        )
        if entry.fault:
            row.state = State.REFUSED
            row.refuse([{"codes": [entry.fault]}], self.now)
        return row

    def read_waiting(self, handle: Handle) -> None:
        """Read what waits, one after the other; what fails costs only itself."""
        failed_in_a_row = 0
        while not self.is_over:
            row = self.source.documents.waiting().exclude(pk__in=list(self.read)).first()
            if row is None:
                return
            self.sign_of_life()
            self.read.add(row.pk)
            time.sleep(self.limits.between)
            try:
                handle(self, row)
                failed_in_a_row = 0
            except FetchError as error:
                if row.key == self.source.service:
                    raise StoppedError(error.cause) from error
                failed_in_a_row += self._put_off(row, error)
                if failed_in_a_row >= self.limits.in_a_row:
                    raise StoppedError(error.cause) from error
            except (StoppedError, LostError, OperationalError):
                raise
            except Exception as error:
                # Only the kind of the error: its words may be those of a person.
                log.error("Document %s of a source failed: %s", row.pk, type(error).__name__)
                self._give_up(row, "not_stored")

    def _put_off(self, row: SourceDocument, error: FetchError) -> bool:
        """Try a document again next time unless it is in vain; tell whether the server is ill."""
        is_passing = may_pass(error)
        row.attempts += 1
        row.read_at = self.now
        if not is_passing or row.attempts >= self.limits.attempts:
            self._give_up(row, error.cause)
        else:
            row.save(update_fields=["attempts", "read_at"])
        return is_passing

    def _give_up(self, row: SourceDocument, code: str) -> None:
        row.state = State.REFUSED
        row.refuse([{"codes": [code]}], self.now)
        row.save(update_fields=["state", "attempts", "refused_count", "refusals", "read_at"])
        self.counts["refused"] += 1


def may_pass(error: FetchError) -> bool:
    """Tell whether a fault may be gone the next time."""
    is_ill = error.cause == "server_error" and (error.status >= 500 or error.status == 0)
    return is_ill or error.status in (408, TOO_MANY) or error.cause in PASSING


def _final(error: FetchError) -> Exception:
    if error.status == TOO_MANY:
        return StoppedError("busy", wait=_wait(error, 0.0))
    return error


def _wait(error: FetchError, otherwise: float) -> float:
    """Return how long the server wants us to wait: seconds, or a moment (RFC 9110)."""
    asked = error.retry_after.strip()
    if asked.isdigit():
        return float(asked[:9])
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return otherwise
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - timezone.now()).total_seconds())


def storable(address: str) -> str:
    """Return an address without what no database takes, and no server has: NUL, half signs."""
    return address.encode("utf-8", "ignore").decode().replace("\0", "")


def joined(base: str, link: str) -> str:
    """Return where a link leads from an address; one that is none stays, and is refused later."""
    try:
        return urljoin(base, storable(link).strip())
    except ValueError:
        return storable(link).strip()


def key_of(key: str) -> str:
    """Return the key of a document as it is stored."""
    return text.line(key)[:LONGEST_ADDRESS]


def _list_again(row: SourceDocument, entry: Entry, listing: dt.datetime, *, again: bool) -> None:
    row.listed_at = listing
    row.address = storable(entry.address)[:LONGEST_ADDRESS] or row.address
    if row.address and (again or row.state == State.REFUSED):
        row.state = State.WAITING
