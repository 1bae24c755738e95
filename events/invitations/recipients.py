"""Who is invited to a meeting now, who is not and why, and what has become of those who were."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from access.addresses import digest
from events import times
from events.enums import Phase
from events.invitations.sources import Invitee, all_invitees
from events.models import EventPage, Invitation, Unsubscription


@dataclass
class Recipients:
    """Those who get an invitation, and how many do not for which reason."""

    new: list[Invitee] = field(default_factory=list)
    invited: int = 0
    answered: int = 0
    unsubscribed: int = 0
    bounced: int = 0

    @property
    def left_out(self) -> int:
        """Return how many get none."""
        return self.invited + self.answered + self.unsubscribed + self.bounced

    @property
    def languages(self) -> set[str]:
        """Return in which languages the invitation is read."""
        return {invitee.language for invitee in self.new}


@dataclass(frozen=True)
class InvitationCounts:
    """What has become of the invitations to one meeting."""

    invited: int
    answered: int
    reminded: int
    unsubscribed: int


def invitation_obstacle(event: EventPage, now: dt.datetime | None = None) -> str:
    """Return why nobody can be invited to a meeting, or nothing when it can be done."""
    now = now or timezone.now()
    phase = event.registration_state(now)
    if not event.live:
        return _("The meeting is not published. Publish it first.")
    if event.is_cancelled:
        return _("The meeting is cancelled.")
    if now >= event.starts_at:
        return _("The meeting has begun.")
    if phase == Phase.CLOSED:
        return _("The registration is closed.")
    if phase == Phase.NOT_OPEN:
        opens = times.moment(event.registration_opens_at)
        return _("The registration opens on %(when)s. Send the invitation then.") % {"when": opens}
    return ""


def choose_recipients(event: EventPage) -> Recipients:
    """Return who is invited when the button is pressed now; each is counted once."""
    invited, answered = _invited(event), answered_digests(event)
    chosen = Recipients()
    for mark, invitee in _willing_or_not().items():
        if mark in answered:
            chosen.answered += 1
        elif mark in invited:
            chosen.invited += 1
        elif not invitee.is_willing:
            chosen.unsubscribed += 1
        elif not invitee.is_reached:
            chosen.bounced += 1
        else:
            chosen.new.append(invitee)
    return chosen


def reachable() -> dict[str, Invitee]:
    """Return everybody who takes invitations, by the digest of the address."""
    return {
        mark: invitee
        for mark, invitee in _willing_or_not().items()
        if invitee.is_willing and invitee.is_reached
    }


def answered_digests(event: EventPage) -> set[str]:
    """Return the digests of all who have answered to a meeting in any way."""
    emails: Iterable[str] = event.registrations.exclude(email="").values_list("email", flat=True)
    return {digest(email) for email in emails}


def invitation_counts(event: EventPage) -> InvitationCounts:
    """Return what has become of the invitations to a meeting."""
    left = Unsubscription.objects.values("address")
    counted = event.invitations.aggregate(
        invited=Count("pk"),
        answered=Count("answered_at"),
        reminded=Count("reminded_at"),
        unsubscribed=Count("pk", filter=Q(address__in=left)),
    )
    return InvitationCounts(**counted)


def _invited(event: EventPage) -> set[str]:
    return set(Invitation.objects.filter(event=event).values_list("address", flat=True))


def _willing_or_not() -> dict[str, Invitee]:
    """Return everybody; whoever has unsubscribed is unwilling, wherever else they stand."""
    left = set(Unsubscription.objects.values_list("address", flat=True))
    return {
        mark: replace(invitee, is_willing=invitee.is_willing and mark not in left)
        for mark, invitee in all_invitees().items()
    }
