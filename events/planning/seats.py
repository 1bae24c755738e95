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
    closes = page.registration_closes_at
    if closes and closes > page.starts_at:
        yield _closes_late(page, closes, any(limit is not None for limit in limits.values()))
    opens, shortest = page.registration_opens_at, MeetingSettings.load().shortest_offer_minutes
    if opens and opens >= page.starts_at - dt.timedelta(minutes=shortest):
        yield _(
            "Registration opens on %(opens)s, so late that who is offered a seat has less than "
            "%(minutes)s minutes to take it."
        ) % {"opens": times.moment(opens), "minutes": shortest}


def _closes_late(page: EventPage, closes: dt.datetime, is_limited: bool) -> str:
    """Say that people can answer, and stand in line, when no seat is offered any more."""
    words = _("Registration closes on %(closes)s, after the meeting has begun.")
    if is_limited:
        words = _(
            "Registration closes on %(closes)s, after the meeting has begun: who stands in line "
            "then is offered no seat. Seats are offered until the start, %(starts)s."
        )
    return words % {"closes": times.moment(closes), "starts": times.moment(page.starts_at)}
