"""Who does what by when, when some write a tender together: counted back from the last day."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events import times
from procurement.models import Notice

STEPS: list[tuple[int, Promise]] = [
    (21, _("Talk: what can each of you do, and how much? Do you want to bid at all?")),
    (
        18,
        _(
            "Agree on the form: a group that answers for it together, or one that bids and relies "
            "on the others."
        ),
    ),
    (16, _("Choose one who leads: talks with the buyer, keeps the time and hands in.")),
    (
        12,
        _(
            "Ask the buyer about what is unclear. Questions and answers are open to everyone who "
            "bids."
        ),
    ),
    (
        10,
        _(
            "Each fetches its own papers: the statements that the buyer asks for, references, and "
            "a promise in writing that what you count on will be there."
        ),
    ),
    (8, _("Each writes its own part and says what it costs.")),
    (
        6,
        _(
            "Agree in writing: who does what, who is paid how, and what happens if somebody "
            "cannot."
        ),
    ),
    (4, _("Let somebody who has not written it read everything against the buyer's demands.")),
    (2, _("Hand it in. Not in the last hour: systems stop, and what comes late is not read.")),
]


@dataclass(frozen=True)
class Step:
    """One thing to do, and the day by which it should be done."""

    what: str
    days_before: int
    day: dt.date | None
    is_late: bool


def steps(notice: Notice, now: dt.datetime) -> list[Step]:
    """Return what is to be done, each with its day when the last day is known."""
    last = times.local(notice.deadline_at).date() if notice.deadline_at else None
    today = times.local(now).date()
    found = []
    for days, what in STEPS:
        day = last - dt.timedelta(days=days) if last else None
        found.append(Step(str(what), days, day, bool(day) and day < today))
    return found
