"""A change that the enterprise says was not its own: taken back, and the profile held."""

from django.db import transaction

from enterprises.lifecycle.actions import lock_family
from enterprises.models import EnterprisePage, Submission
from enterprises.moderation.published_at_once import post_taken_back
from enterprises.moderation.publishing import apply_change, written_on
from enterprises.profiles.values import changed, read_values

State = Submission.State


def is_held(page: EnterprisePage) -> bool:
    """Return whether nobody may change a profile by link before a reviewer has looked at it."""
    return page.submissions.disputed().exists()


def take_back(change: Submission) -> bool:
    """Take back a change that was published at once, and hold the profile for a reviewer.

    What somebody else has written since stays, but not what a later change of the same sort has
    made of it. Return whether it could be taken back: of two at once, one does it.
    """
    with transaction.atomic():
        lock_family(change.page)
        locked = Submission.objects.select_for_update().get(pk=change.pk)
        if locked.state != State.APPLIED:
            return False
        page = _restored(locked)
        locked.state, locked.decided_at, locked.decided_by = State.DISPUTED, None, None
        locked.save(update_fields=["state", "decided_at", "decided_by", "changed_at"])
        post_taken_back(locked, page)
    return True


def _restored(change: Submission) -> EnterprisePage:
    """Return the profile with what it said before the change."""
    page = EnterprisePage.objects.get(pk=change.page_id)
    now = read_values(written_on(page))
    at_once = Submission.objects.filter(
        page=page, state=State.APPLIED, sent_at__gte=change.sent_at
    )
    written = [each.values for each in at_once]
    names = [
        name
        for name in changed(change.base, change.values)
        if any(now[name] == each.get(name) for each in written)
    ]
    if not names:
        return page
    before = {**now, **{name: change.base[name] for name in names}}
    undone = Submission(kind=change.kind, page=page, number=change.number, base=now, values=before)
    return apply_change(undone, user=None)
