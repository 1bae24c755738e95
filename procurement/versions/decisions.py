"""An editor's decision where the source says otherwise: take its words, or keep one's own."""

from typing import Any

from django.db import transaction

from procurement.models import Notice, SourceWords


def waiting(notice: Notice) -> list[dict[str, str]]:
    """Return the fields where the source says otherwise, with both texts."""
    words = SourceWords.objects.filter(notice=notice).first()
    edited = notice.get_latest_revision_as_object()
    return [
        {
            "field": name,
            "label": str(Notice._meta.get_field(name).verbose_name),
            "ours": getattr(edited, name),
            "theirs": said,
        }
        for name, said in (words.proposed if words else {}).items()
    ]


@transaction.atomic
def decide(notice: Notice, field: str, takes: bool, user: Any) -> bool:
    """Note a decision, and give the notice the source's words if they are taken."""
    words = SourceWords.objects.select_for_update().filter(notice=notice).first()
    if words is None or field not in words.proposed:
        return False
    said = words.proposed.pop(field)
    words.save()
    if takes:
        _take(notice, field, said, user)
    return True


def _take(notice: Notice, field: str, said: str, user: Any) -> None:
    if notice.latest_revision is None:
        setattr(notice, field, said)
        notice.save()
        return
    draft = notice.get_latest_revision_as_object()
    setattr(draft, field, said)
    goes_out = notice.live and not notice.has_unpublished_changes
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    if goes_out and user.has_perm("procurement.publish_notice"):
        revision.publish(user=user)
