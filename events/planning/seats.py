"""What a plan says of seats that nobody will ever be offered, before anybody waits for one."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from events import times
from events.enums import Mode
from events.models import EventPage, MeetingSettings


def seats_never_offered(page: EventPage) -> Iterator[str]:
    """Say why somebody who answers would stand in a line that never moves."""
    if not page.takes_registrations or page.is_cancelled:
        return
    limits = page.capacities()
    if limits.get(Mode.ON_SITE) == 0:
        yield _(
            "There are 0 seats on site: who answers is never offered one. Leave the number empty "
            "where there is no limit."
        )
    if limits.get(Mode.ONLINE) == 0:
        yield _(
            "There are 0 seats online: who answers is never offered one. Leave the number empty "
            "where there is no limit."
        )
    if any(limit is not None for limit in limits.values()):
        yield from _too_late(page)
    elif _closes_after_start(page):
        yield _("Registration closes on %(closes)s, after the meeting has begun.") % {
            "closes": times.moment(page.registration_closes_at)
        }


def _too_late(page: EventPage) -> Iterator[str]:
    """Say who can answer and stand in line, when no seat is offered any more."""
    starts, opens = page.starts_at, page.registration_opens_at
    if _closes_after_start(page):
        yield _(
            "Registration closes on %(closes)s, after the meeting has begun: who stands in line "
            "then is offered no seat. Seats are offered until the start, %(starts)s."
        ) % {"closes": times.moment(page.registration_closes_at), "starts": times.moment(starts)}
    shortest = MeetingSettings.load().shortest_offer_minutes
    if opens and opens >= starts - dt.timedelta(minutes=shortest):
        yield _(
            "Registration opens on %(opens)s, so late that who is offered a seat has less than "
            "%(minutes)s minutes to take it."
        ) % {"opens": times.moment(opens), "minutes": shortest}


def _closes_after_start(page: EventPage) -> bool:
    closes = page.registration_closes_at
    return bool(closes and closes > page.starts_at)
