"""A list that was sent in, taken further a little at a time by a worker or by who looks at it.

Each row is planned, and once the list is confirmed carried out, together with the note that it
is: whoever goes on, after a stop or beside another, does no row twice.
"""

import datetime as dt
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from time import monotonic as now
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import override
from wagtail.users.models import UserProfile

from enterprises.importing.actions import Run, Step
from enterprises.importing.files import read
from enterprises.importing.matching import identity_of
from enterprises.importing.reports import Action, Outcome
from enterprises.importing.tables import Row, Table
from enterprises.models import Upload, UploadedRow

SLICE = 2.0  # seconds of work in one request
LONGEST = dt.timedelta(seconds=60)  # after which whoever works on a list is taken for dead
AT_ONCE = 200
WAITING = ""
WRITTEN = (Action.CREATE, Action.UPDATE)


class DoneByAnotherError(Exception):
    """A row that somebody else has carried out meanwhile."""


def open_list(upload: Upload, table: Table) -> None:
    """Keep the rows of a list that has been read."""
    rows = [UploadedRow(upload=upload, **asdict(row)) for row in table.rows]
    with transaction.atomic():
        upload.rows.all().delete()
        UploadedRow.objects.bulk_create(rows, batch_size=500)
        upload.reading = asdict(table.reading)
        upload.save(update_fields=["reading"])


def pending(upload: Upload) -> tuple[int, int]:
    """Return how many rows are still to be planned, and to be carried out."""
    if upload.reading is None:
        return 1, 0
    waiting = Q(action=WAITING)
    to_write = Q(action__in=WRITTEN, is_done=False)
    counts = upload.rows.aggregate(plan=Count("pk", waiting), write=Count("pk", to_write))
    return counts["plan"], counts["write"] if upload.started_at else 0


def counts(upload: Upload) -> dict[str, int]:
    """Return how many rows each action happens to."""
    found = dict(upload.rows.order_by().values_list("action").annotate(Count("pk")))
    return {action.value: found.get(action.value, 0) for action in Action}


def advance(upload: Upload, *, in_worker: bool = False) -> bool:
    """Work on a list for a while, unless another does; return whether all of it is done."""
    if upload.report is not None or not _claim(upload, in_worker):
        return not any(pending(upload))
    is_done = False
    try:
        end = now() + SLICE
        if upload.reading is None:
            open_list(upload, read(upload.name, bytes(upload.content)))
        run = run_of(upload)
        _plan_rows(upload, run, end)
        if upload.started_at:
            _write_rows(upload, run, end)
        is_done = not any(pending(upload))
        if is_done and upload.started_at:
            upload.report = counts(upload)
            upload.save(update_fields=["report"])
    finally:
        # A worker comes back at once: nobody who only looks need take over.
        is_waited_for = in_worker and not is_done
        until = timezone.now() + LONGEST if is_waited_for else None
        Upload.objects.filter(pk=upload.pk).update(busy_until=until)
    return is_done


def reserve(upload: Upload) -> None:
    """Leave a list to the worker, unless that does not come."""
    Upload.objects.filter(pk=upload.pk).update(busy_until=timezone.now() + LONGEST)


def look_again(upload: Upload, row: UploadedRow) -> None:
    """Have a row that was corrected planned again, and those that were left out because of it."""
    fresh = {"action": WAITING, "changed": [], "reasons": [], "identity": None, "page": None}
    right = {"cells": row.cells, "faults": {}, "has_too_many_cells": False}
    with transaction.atomic():
        UploadedRow.objects.filter(pk=row.pk).update(**right, **fresh)
        upload.rows.filter(action=Action.REFUSE).update(**fresh)
        Upload.objects.filter(pk=upload.pk).update(report=None)
    upload.report = None


def as_row(stored: UploadedRow) -> Row:
    """Return a row as it was read."""
    return Row(
        stored.number, stored.cells, stored.has_too_many_cells, stored.faults, stored.mended
    )


def as_outcome(stored: UploadedRow) -> Outcome:
    """Return what becomes of a row."""
    return Outcome(
        stored.number,
        stored.cells.get("name", ""),
        stored.action,
        stored.changed,
        stored.reasons,
        stored.page,
    )


def language_of(upload: Upload) -> str:
    """Return the language in which the one who sent a list in reads the admin."""
    profile = UserProfile.objects.filter(user=upload.user_id).first() or UserProfile()
    return profile.get_preferred_language()


def work(upload: Upload) -> None:
    """Work on a list until it is done: what a worker does."""
    with override(language_of(upload)):
        while not advance(upload, in_worker=True):
            upload.refresh_from_db(fields=["started_at", "publish", "report"])


def _claim(upload: Upload, in_worker: bool) -> bool:
    moment = timezone.now()
    free = Upload.objects.filter(pk=upload.pk)
    if not in_worker:
        free = free.filter(Q(busy_until=None) | Q(busy_until__lt=moment))
    return bool(free.update(busy_until=moment + LONGEST))


def run_of(upload: Upload) -> Run:
    """Return an import that knows the other rows of a list."""
    run = Run(publish=upload.publish, user=upload.user)
    known = upload.rows.exclude(identity=None).values_list("number", "identity")
    for number, identity in known:
        run.existing.remember(identity, number)
    return run


def _plan_rows(upload: Upload, run: Run, end: float) -> None:
    waiting = upload.rows.filter(action=WAITING)
    while rows := list(waiting[:AT_ONCE]):
        planned = []
        for stored in rows:
            planned.append((stored, run.plan(as_row(stored))))
            if now() >= end:
                break
        with transaction.atomic():
            for stored, step in planned:
                _note(stored, step, still={"action": WAITING})
        if now() >= end:
            break


def _write_rows(upload: Upload, run: Run, end: float) -> None:
    for stored in upload.rows.filter(action__in=WRITTEN, is_done=False)[:AT_ONCE]:
        step = run.plan(as_row(stored))
        with suppress(DoneByAnotherError):
            run.carry_out(step, partial(_claim_row, stored, step))
        if step.outcome.action == Action.REFUSE:
            _note(stored, step, still={"is_done": False})
        if now() >= end:
            break


def _claim_row(stored: UploadedRow, step: Step) -> None:
    """Note with what was written that it was, so that a row is never carried out twice."""
    if not _note(stored, step, still={"is_done": False}, is_done=True):
        raise DoneByAnotherError


def _note(stored: UploadedRow, step: Step, *, still: dict[str, Any], is_done: bool = False) -> int:
    outcome = step.outcome
    is_refused = outcome.action == Action.REFUSE
    return UploadedRow.objects.filter(pk=stored.pk, **still).update(
        action=outcome.action,
        changed=outcome.changed,
        reasons=outcome.reasons,
        page=step.page.pk if is_done and step.page else outcome.page,
        identity=None if is_refused else identity_of(step.values),
        is_done=is_done,
    )
