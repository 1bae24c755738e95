"""Decides about a notice: approved, hidden, or the last decision taken back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction

from procurement.models import Notice, NoticeDecision
from procurement.review import merging

Kind = NoticeDecision.Kind
UNDO_WITHIN = dt.timedelta(days=1)
WORDS = ("title_en", "summary_sv", "fits_sv", "summary_en", "fits_en")


class AlreadyDecidedError(Exception):
    """Somebody else has decided; the words say what and when."""


class ChangedMeanwhileError(Exception):
    """The notice is not as it was when the editor began to read it."""


def stamp(notice: Notice) -> str:
    """Return what tells whether a notice has changed since a form was shown."""
    return f"{notice.modified_at.isoformat()} {notice.latest_revision_id or ''}"


def save_words(pk: int, user: Any, words: dict[str, str], shown: str) -> Notice:
    """Keep what the editor has written as a draft."""
    with transaction.atomic():
        draft = _with_words(_waiting(pk, shown), words)
        draft.save_revision(user=user, clean=False, log_action=True)
    return draft


def approve(pk: int, user: Any, words: dict[str, str], shown: str) -> NoticeDecision:
    """Publish a notice with the editor's words."""
    with transaction.atomic():
        notice = _waiting(pk, shown)
        revision = _with_words(notice, words).save_revision(user=user, clean=False)
        revision.publish(user=user)
        notice.refresh_from_db()
        return NoticeDecision.objects.create(notice=notice, kind=Kind.APPROVED, decided_by=user)


def hide(pk: int, user: Any, reason: str, words: str, shown: str) -> NoticeDecision:
    """Take a notice out of the queue until its source changes something that matters."""
    with transaction.atomic():
        notice = _waiting(pk, shown)
        return NoticeDecision.objects.create(
            notice=notice,
            kind=Kind.HIDDEN,
            reason=reason,
            words=words,
            facts=important_facts(notice),
            decided_by=user,
        )


def undo(pk: int, user: Any) -> NoticeDecision | None:
    """Take a decision back, so that the notice waits again; nothing when that is done already."""
    with transaction.atomic():
        decision = NoticeDecision.objects.select_for_update().filter(pk=pk).first()
        if decision is None:
            return None
        notice = Notice.objects.select_for_update().get(pk=decision.notice_id)
        if decision.kind == Kind.MERGED:
            merging.take_apart(notice, decision)
        elif decision.kind == Kind.APPROVED:
            if notice.live:
                UnpublishAction(notice, user=user).execute(skip_permission_checks=True)
            Notice.objects.filter(pk=notice.pk).update(first_published_at=None)
        decision.delete()
    return decision


def last_decision(user: Any) -> NoticeDecision | None:
    """Return what this editor decided last, if it was today or yesterday."""
    mine = NoticeDecision.objects.filter(
        decided_by=user, decided_at__gte=timezone.now() - UNDO_WITHIN
    )
    return mine.select_related("notice").first()


def important_facts(notice: Notice) -> dict[str, Any]:
    """Return what a source must change for a hidden notice to be looked at again."""
    return {
        "title": notice.title,
        "phase": str(notice.phase),
        "deadline": _in_utc(notice.deadline_at),
        "reserved": [str(notice.reserved), notice.reserved_scope, notice.reserved_execution],
        "in_county": notice.in_county,
        "value": "" if notice.value is None else f"{notice.value:.2f} {notice.currency}",
        "codes": sorted(row.code for row in notice.codes.all()),
        "lots": notice.lots.count(),
    }


def _in_utc(moment: dt.datetime | None) -> str:
    return moment.astimezone(dt.UTC).isoformat() if moment else ""


def _waiting(pk: int, shown: str) -> Notice:
    """Return a notice that nobody else decides on before the transaction has ended."""
    notice = Notice.objects.select_for_update().get(pk=pk)
    decision = NoticeDecision.objects.filter(notice=notice).select_related("decided_by").first()
    if decision is not None:
        raise AlreadyDecidedError(in_words(decision))
    if notice.live:
        raise AlreadyDecidedError(_("It is published already."))
    if shown and shown != stamp(notice):
        raise ChangedMeanwhileError
    return notice


def in_words(decision: NoticeDecision) -> str:
    """Return what was decided, by whom and when."""
    told = {
        "decision": decision.get_kind_display(),
        "who": decision.decided_by.get_full_name() or decision.decided_by.get_username()
        if decision.decided_by
        else _("somebody"),
        "when": timezone.localtime(decision.decided_at).strftime("%Y-%m-%d %H:%M"),
    }
    return _("It has been decided already: %(decision)s by %(who)s, %(when)s.") % told


def _with_words(notice: Notice, words: dict[str, str]) -> Notice:
    draft = notice.get_latest_revision_as_object()
    for name in WORDS:
        if name in words:
            setattr(draft, name, words[name])
    return draft
