"""Takes in what was read: each notice on its own, what is broken remembered with the reason."""

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import OperationalError

from procurement.harvesting.filters import wants
from procurement.harvesting.reading import Reading
from procurement.harvesting.storing import Storage
from procurement.importing import Source, read_notices
from procurement.models import SourceDocument
from procurement.models.source_documents import State

log = logging.getLogger(__name__)
Refusal = dict[str, Any]


def take_bytes(reading: Reading, document: SourceDocument, name: str, data: bytes) -> None:
    """Take in the notices of a document, unless it is what it was when it was taken last."""
    digest = hashlib.sha256(data).hexdigest()
    if document.digest == digest and document.refused_count == 0:
        leave_as_it_is(reading, document)
        return
    take(reading, document, [Source(name, data)], digest)


def leave_as_it_is(reading: Reading, document: SourceDocument) -> None:
    """Note that a document was asked for and has not changed."""
    document.state = State.REFUSED if _came_to_nothing(document) else State.TAKEN
    document.attempts, document.read_at = 0, reading.now
    document.save()
    reading.counts["same"] += bool(document.digest) and document.state == State.TAKEN


def take(
    reading: Reading, document: SourceDocument, sources: Iterable[Source], digest: str
) -> None:
    """Take in the notices of some files; one that is broken keeps back no other."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    for source in sources:
        read = read_notices(source)
        storage = Storage(source, read["format"], reading.source, document)
        for number, result in enumerate(read["results"]):
            if refusal := _one(reading, storage, number, result, counts):
                name = (
                    source.name if len(read["results"]) == 1 else f"{source.name} ({number + 1})"
                )
                refusals.append({**refusal, "name": name})
            reading.sign_of_life()
        storage.end()
    document.digest, document.attempts = digest, 0
    document.refuse(refusals, reading.now)
    document.state = _state(counts, refusals)
    document.save()
    reading.counts.update(counts)
    reading.counts["refused"] += len(refusals)


def _one(
    reading: Reading, storage: Storage, number: int, result: dict[str, Any], counts: Counter[str]
) -> Refusal | None:
    if result["status"] != "ok":
        return {"codes": result["errors"], "messages": result["messages"]}
    if not wants(reading.source, result["notice"]):
        counts["outside"] += 1
        return None
    try:
        counts[storage.keep(number, result)] += 1
    except OperationalError:
        raise  # the database is busy or away: the document waits
    except Exception as error:
        # Only the kind of the error: its words may be those of a person.
        pk, kind = reading.source.pk, type(error).__name__
        log.error("A notice of source %s was not kept: %s", pk, kind)
        return {"codes": ["not_stored"]}
    return None


def _state(counts: Counter[str], refusals: list[Refusal]) -> State:
    if set(counts) - {"outside"}:
        return State.TAKEN
    if refusals:
        return State.REFUSED
    return State.OUTSIDE if counts else State.TAKEN


def _came_to_nothing(document: SourceDocument) -> bool:
    return bool(document.refused_count) and not document.leads_to
