"""Who gets a reminder or thanks, and who has got it."""

from django.db.models import Q

from access.models import OutgoingMail
from events.enums import Mode, State
from events.models import EventPage
from events.models.registrations import RegistrationQuerySet
from events.reminders.schedule import FIRST, THANKS, MailRound

IN_LINE = (State.WAITING, State.OFFERED)


def recipients_of(event: EventPage, going: MailRound) -> RegistrationQuerySet:
    """Return everybody who is to get a mail of a round, whether it has been written or not."""
    reached = event.registrations.named().reached()
    if going.name == THANKS:
        return reached.filter(_took_part(event))
    # Who answered after that day has just got everything in the mail about the seat.
    early = reached.filter(answered_at__lt=going.due_at, attended_at=None)
    states = (State.CONFIRMED, *IN_LINE) if going.name == FIRST else (State.CONFIRMED,)
    return early.filter(state__in=states)


def unsent(event: EventPage, going: MailRound) -> list[int]:
    """Return the keys of those for whom no mail of a round has been written yet."""
    people = dict(recipients_of(event, going).order_by("pk").values_list("pk", "uid"))
    keys = {pk: going.key(uid) for pk, uid in people.items()}
    found = OutgoingMail.objects.filter(key__in=keys.values()).values_list("key", flat=True)
    written = set(found)
    return [pk for pk, key in keys.items() if key not in written]


def _took_part(event: EventPage) -> Q:
    """Return what tells those who came; all with a seat, in a form in which nobody was checked in.

    The door checks in those on site: who took part online is mostly not noted.
    """
    came = Q(pk=None)
    for mode in (Mode.ON_SITE, Mode.ONLINE):
        arrived = Q(mode=mode, attended_at__isnull=False)
        is_checked = event.registrations.filter(arrived).exists()
        came |= arrived if is_checked else Q(mode=mode, state=State.CONFIRMED)
    return came
