"""Which reminders and thanks of a meeting have gone, and when the next go, for its manager."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from access.models import OutgoingMail
from events import times
from events.models import EventPage, MeetingSettings
from events.reminders.recipients import unsent
from events.reminders.schedule import FIRST, LAST, THANKS, MailRound, reminders, thanks

LABELS = {
    FIRST: gettext_lazy("First reminder"),
    LAST: gettext_lazy("Last reminder"),
    THANKS: gettext_lazy("Thanks with the material"),
}


@dataclass(frozen=True)
class Line:
    """One round of mails, and what has become or will become of it in words."""

    label: str | Promise
    words: list[str]


def lines(event: EventPage, now: dt.datetime | None = None) -> list[Line]:
    """Return a line for each round of mails about a meeting, the first first."""
    now = now or timezone.now()
    rounds = [*reminders(event), thanks(event)]
    uids = list(event.registrations.values_list("uid", flat=True))
    return [Line(LABELS[each.name], _words(event, each, uids, now)) for each in rounds]


def _words(event: EventPage, going: MailRound, uids: list[Any], now: dt.datetime) -> list[str]:
    gone = _gone(going, uids)
    obstacle = _obstacle(event, going)
    if now >= going.until:
        return gone or [_("Did not go to anybody.")]
    if obstacle:
        return [*gone, obstacle]
    if now < going.due_at:
        return [*gone, _planned(going)]
    waiting = len(unsent(event, going))
    if waiting:
        return [*gone, _soon(waiting)]
    return gone or [_("There is nobody to send it to.")]


def _gone(going: MailRound, uids: list[Any]) -> list[str]:
    """Return how many mails have been written and when, and what has become of them."""
    keys = [going.key(uid) for uid in uids]
    states = OutgoingMail.State
    counted = OutgoingMail.objects.filter(key__in=keys).aggregate(
        all=Count("pk"),
        first=Min("created_at"),
        waiting=Count("pk", filter=Q(state__in=[states.WAITING, states.SENDING])),
        failed=Count("pk", filter=Q(state__in=[states.FAILED, states.BOUNCED])),
    )
    if not counted["all"]:
        return []
    numbers = {"count": counted["all"], "day": times.day(counted["first"])}
    said = ngettext(
        "Has gone to %(count)s person, on %(day)s.",
        "Has gone to %(count)s people, on %(day)s.",
        numbers["count"],
    )
    rest = {
        _("%(count)s of them on the way to the mail server."): counted["waiting"],
        _("%(count)s of them could not be delivered."): counted["failed"],
    }
    return [said % numbers, *[words % {"count": count} for words, count in rest.items() if count]]


def _obstacle(event: EventPage, going: MailRound) -> str:
    """Return why the mails do not go, if they do not."""
    if event.is_cancelled:
        return _("Does not go, since the meeting is cancelled.")
    if not event.live:
        return _("Does not go as long as the page is not published.")
    if going.name == THANKS and not MeetingSettings.load().sends_thanks:
        return _("Does not go: it is switched off in the settings for meetings.")
    if going.name == THANKS and not event.has_outcome:
        return _(
            "Goes on %(day)s at the earliest, once the page has notes or other material, and by "
            "%(last)s at the latest."
        ) % {
            "day": times.day(going.due_at),
            "last": times.day(going.until - dt.timedelta(days=1)),
        }
    return ""


def _planned(going: MailRound) -> str:
    return _("Goes on %(day)s.") % {"day": times.day(going.due_at)}


def _soon(count: int) -> str:
    return ngettext(
        "Goes within a day to %(count)s person.", "Goes within a day to %(count)s people.", count
    ) % {"count": count}
