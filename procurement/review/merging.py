"""Makes one notice of two that are about the same procurement, and takes them apart again.

What points at the one that goes is moved to the one that stays, whatever table it is in. The one
that goes is kept as an empty shell: its address leads on, and the decision can be taken back.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import Page, Revision

from content.locks import lock_families
from procurement.models import DiscussedNotice, NewsPage, Notice, NoticeDecision
from procurement.review.filling import fill, take_back
from procurement.versions import settle

Column = tuple[type[models.Model], str]
OWN = (NoticeDecision, "notice")


def merge(gone: Notice, kept: Notice, user: Any) -> NoticeDecision:
    """Move everything that points at one notice to another, and hide the first."""
    if gone.pk == kept.pk:
        raise ValidationError(_("Choose another notice than this one."))
    with transaction.atomic():
        lock_families(_pages_about(gone))
        found = Notice.objects.select_for_update().filter(pk__in=[gone.pk, kept.pk]).in_bulk()
        if len(found) < 2:
            raise ValidationError(_("One of the notices is no longer there."))
        gone, kept = found[gone.pk], found[kept.pk]
        for each in (gone, kept):
            _refuse_merged(each)
        moved = {
            "was_typed": not kept.versions.exists(),
            "facts": fill(kept, gone.get_latest_revision_as_object()),
            "revisions": _point_drafts(gone.pk, kept.pk),
            "rows": _move(gone.pk, kept.pk),
            "was_live": gone.live,
        }
        settle(kept)
        if gone.live:
            UnpublishAction(gone, user=user).execute(skip_permission_checks=True)
        NoticeDecision.objects.filter(notice=gone).delete()
        return NoticeDecision.objects.create(
            notice=gone, kind=NoticeDecision.Kind.MERGED, into=kept, moved=moved, decided_by=user
        )


def take_apart(gone: Notice, decision: NoticeDecision) -> None:
    """Give a notice back what was moved to the one that it was merged with."""
    moved, kept = decision.moved, decision.into
    _move_back(gone, moved)
    if kept is not None:
        if moved["was_typed"]:  # what came afterwards was for the one that gets it all back
            kept.versions.update(notice=gone)
        take_back(kept, moved["facts"])
        settle(kept)
    settle(gone)
    if moved["was_live"]:
        (gone.latest_revision or gone.save_revision(clean=False)).publish()


def _move_back(gone: Notice, moved: dict[str, Any]) -> None:
    for label, name, keys in moved["rows"]:
        model = _model(label)
        model._base_manager.filter(pk__in=keys).update(**{name: gone.pk})
    for pk, name, before in moved["revisions"]:
        revision = Revision.objects.filter(pk=pk).first()
        if revision:
            revision.content[name] = before
            revision.save(update_fields=["content"])


def _refuse_merged(notice: Notice) -> None:
    decision = NoticeDecision.objects.filter(notice=notice).first()
    if decision and decision.kind == NoticeDecision.Kind.MERGED:
        words = _("“%(title)s” has been merged with another notice already.")
        raise ValidationError(words % {"title": notice.title})


def _columns() -> Iterator[Column]:
    """Return every column that points at a notice, but for the parts of the notice itself."""
    parts = {relation.related_model for relation in get_all_child_relations(Notice)}
    parts |= {field.remote_field.through for field in Notice._meta.many_to_many}
    for relation in Notice._meta.get_fields(include_hidden=True):
        is_column = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if is_column and relation.related_model not in parts:
            column = relation.related_model, relation.field.name
            if column != OWN:
                yield column


def _move(gone: int, kept: int) -> list[list[Any]]:
    """Point each row at the notice that stays, but where it would be there twice."""
    moved = []
    for model, name in _columns():
        rows = model._base_manager.filter(**{name: gone})
        keys = [row.pk for row in rows if _point(row, name, kept)]
        moved.append([model._meta.label, name, keys])
    return moved


def _point(row: models.Model, name: str, kept: int) -> bool:
    if isinstance(row, DiscussedNotice) and row.event.discussed_notices.filter(notice=kept):
        return False
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{name: kept})
    except IntegrityError:
        return False
    return True


def _pages_about(gone: Notice) -> list[Page]:
    """Return the pages that point at a notice, or may do so in a draft."""
    about = Page.objects.filter(newspage__notices=gone) | Page.objects.filter(
        eventpage__discussed_notices__notice=gone
    )
    drafts = Page.objects.type(NewsPage, *_meetings()).filter(has_unpublished_changes=True)
    keys = {*about.values_list("pk", flat=True), *drafts.values_list("pk", flat=True)}
    return list(Page.objects.filter(pk__in=keys))


def _meetings() -> list[type[models.Model]]:
    return [DiscussedNotice._meta.get_field("event").related_model]


def _point_drafts(gone: int, kept: int) -> list[list[Any]]:
    """Point the latest drafts of news and meetings at the notice that stays."""
    changed = []
    pages = _pages_about(Notice(pk=gone))
    keys = [page.latest_revision_id for page in pages]
    for revision in Revision.objects.filter(pk__in=keys):
        for name in ("notices", "discussed_notices"):
            before = revision.content.get(name)
            after = _pointed(before, gone, kept)
            if before and after != before:
                revision.content[name] = after
                revision.save(update_fields=["content"])
                changed.append([revision.pk, name, before])
    return changed


def _pointed(rows: Any, gone: int, kept: int) -> list[Any]:
    """Return the rows of a draft with the other notice, unless they have it already."""
    keys = [row.get("notice") if isinstance(row, dict) else row for row in rows or []]
    if kept in keys:
        return rows
    return [
        ({**row, "notice": kept} if isinstance(row, dict) else kept) if key == gone else row
        for row, key in zip(rows or [], keys, strict=True)
    ]


def _model(label: str) -> type[models.Model]:
    return next(model for model, _name in _columns() if model._meta.label == label)
