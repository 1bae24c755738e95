"""The changes of a profile that wait for a reviewer, as its contact persons see them."""

from dataclasses import dataclass

from django.utils.translation import gettext

from enterprises.keeping import changes
from enterprises.keeping.desk import Desk
from enterprises.models import Submission
from enterprises.moderation.comparing import differences


@dataclass(frozen=True)
class Waiting:
    """One change that waits: whose it is, what it is about, and where it is taken back."""

    change: Submission
    sender: str
    labels: list[str]
    withdraw_url: str = ""


def waiting(desk: Desk) -> list[Waiting]:
    """Return the changes that wait; one's own can be taken back."""
    return [_row(desk, change) for change in changes.waiting(desk.page)]


def _row(desk: Desk, change: Submission) -> Waiting:
    is_own = change.contact_id == desk.contact.pk
    return Waiting(
        change=change,
        sender=gettext("you") if is_own else change.sender_name or gettext("somebody else"),
        labels=[each.label for each in differences(change.base, change.values)],
        withdraw_url=desk.url("keep_withdraw", change.pk) if is_own else "",
    )
