"""Stores what was received: each file in one transaction, each notice once."""

import hashlib
import json
import logging
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from access.text import line
from procurement.importing import Source, read_notices
from procurement.importing.besides import besides
from procurement.models import ImportTurn, Notice, NoticeVersion, ReceivedDocument
from procurement.versions.children import without_personal_numbers
from procurement.versions.merging import first_of, merge
from procurement.versions.outcomes import Became, Outcome
from procurement.versions.references import about_the_same, is_universal, one_spelling
from procurement.versions.settling import settle

logger = logging.getLogger(__name__)
Result = dict[str, Any]
FILE = "file"


@dataclass(frozen=True)
class Received:
    """What is known of a notice besides what the contract has room for."""

    format: str = "eforms"
    document: ReceivedDocument | None = None
    ocid: str = ""
    suits_smes: bool | None = None


class TriedError(Exception):
    """Takes back what was stored only to see what would become of it."""


def store_source(source: Source, origin: str = FILE) -> list[Outcome]:
    """Store the notices of a file, all of them or none, and return what became of each."""
    document = read_notices(source)
    more = besides(source.data, document["format"])
    results = document["results"]
    more += [{}] * (len(results) - len(more))
    with transaction.atomic():
        kept = None
        if any(result["notice"] for result in results):
            kept = keep(source, document["format"])
        outcomes = [
            store(result, origin, Received(document["format"], kept, **said))
            for result, said in zip(results, more, strict=False)
        ]
        if kept and not kept.versions.exists():
            kept.delete()
    return [_named(outcome, source.name) for outcome in outcomes]


def try_all(sources: Iterable[Source], origin: str = FILE) -> list[Outcome]:
    """Return what would become of the notices of files together, and store nothing."""
    outcomes: list[Outcome] = []
    try:
        with transaction.atomic():
            outcomes = list(store_all(sources, origin))
            raise TriedError
    except TriedError:
        return outcomes


def store_all(sources: Iterable[Source], origin: str = FILE) -> Iterator[Outcome]:
    """Store files one after the other; a file that cannot be stored costs only itself."""
    for source in sources:
        try:
            yield from store_source(source, origin)
        except (DatabaseError, ValueError) as error:
            logger.exception("A received file could not be stored")
            message = gettext("The file could not be stored: %(reason)s") % {"reason": error}
            yield Outcome(Became.REFUSED, file=source.name, messages=[message])


@transaction.atomic
def store(result: Result, source: str = FILE, received: Received | None = None) -> Outcome:
    """Store one result of the contract, and return what became of it."""
    content = result["notice"]
    if content is None:
        return Outcome(Became.REFUSED, messages=result.get("messages") or result["errors"])
    content = without_personal_numbers(_storable(content))
    version = _version(content, received or Received())
    version.source = source[:200]
    _take_turn()
    known = NoticeVersion.objects.filter(key=version.key, part=version.part).first()
    if known:
        return _outcome(Became.UNCHANGED, known, result, set())
    related = NoticeVersion.objects.filter(about_the_same(version))
    notices = list(Notice.objects.filter(pk__in=related.values("notice")))
    notice = first_of(notices) if notices else _new(version)
    before = set(notice.timeline.values_list("key", flat=True))
    version.notice = notice
    version.save()
    for other in notices:
        if other.pk != notice.pk:
            merge(notice, other)
    changed = settle(notice)
    became = Became.NEW if not notices else Became.CHANGED if changed else Became.KEPT
    return _outcome(became, version, result, before)


def keep(source: Source, format: str) -> ReceivedDocument:
    """Keep a file as it was received, once however often it comes."""
    digest = hashlib.sha256(source.data).hexdigest()
    received, _made = ReceivedDocument.objects.get_or_create(
        digest=digest,
        defaults={
            "name": source.name[-500:],
            "format": format,
            "content": zlib.compress(source.data),
        },
    )
    return received


def _storable(content: Result) -> Result:
    """Return the content as JSON columns take it: without NUL, or halves of pairs of signs."""
    written = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return json.loads(written.replace(b"\\u0000", b""))


def _take_turn() -> None:
    """Let nobody else store notices before the transaction has ended: two could make one twice."""
    ImportTurn.objects.get_or_create(pk=1)
    ImportTurn.objects.select_for_update().get(pk=1)


def _version(content: Result, received: Received) -> NoticeVersion:
    change = content["change"] or {}
    identity = line(content["notice_id"]).lower()
    procedure = line(content["procedure_id"] or "").lower()
    key, ocid = line(content["key"]), received.ocid
    if not ocid and key.startswith("ocds:"):
        ocid = key.removeprefix("ocds:").removesuffix(f":{content['notice_id']}")
    tells_a_part = received.format == "ocds" and content["phase"] == "planned" and procedure
    return NoticeVersion(
        key=key[:400],
        part=procedure[:200] if tells_a_part and not is_universal(procedure) else "",
        identity=identity[:200],
        version=content["notice_version"] or "",
        procedure_id=procedure[:200],
        ocid=line(ocid)[:200],
        publication_number=one_spelling(content["publication_id"])[:50],
        changed_notice=one_spelling(change.get("changed_notice") or content["modified_notice"])[
            :200
        ],
        dispatched_at=parse_datetime(content["dispatched_at"]),
        format=received.format,
        document=received.document,
        suits_smes=received.suits_smes,
        content=content,
    )


def _new(version: NoticeVersion) -> Notice:
    notice = Notice(live=False, has_unpublished_changes=True, source=version.format, currency="")
    Notice.objects.bulk_create([notice])  # nobody is told before it says something
    return notice


def _outcome(became: Became, version: NoticeVersion, result: Result, before: set[str]) -> Outcome:
    notice = version.notice
    steps = notice.timeline.filter(key=version.key) if became == Became.CHANGED else []
    return Outcome(
        became,
        title=notice.title,
        key=version.key,
        notice=notice,
        version=version,
        steps=[step.words for step in steps],
        messages=result.get("messages", []),
    )


def _named(outcome: Outcome, file: str) -> Outcome:
    return Outcome(**{**outcome.__dict__, "file": file})
