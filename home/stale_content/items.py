"""What a row of the list says, and how old what it tells of is."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import models
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.changed_texts import ChangedText

HALF_A_YEAR = dt.timedelta(days=183)
YEAR = dt.timedelta(days=365)


class Kind(models.TextChoices):
    """What the list is narrowed by."""

    PROFILE = "profile", _("Profiles")
    NEWS = "news", _("News")
    GUIDE = "guide", _("Guides")
    LINK = "link", _("Links")
    FACT = "fact", _("Facts")
    ENGLISH = "english", _("English")


class Action(models.TextChoices):
    """What can be done with one press of a button."""

    ASK = "ask", _("Ask the enterprise now")
    CONFIRM = "confirm", _("Confirmed by phone")
    PAUSE = "pause", _("Pause")
    STILL_RIGHT = "still-right", _("Still right")
    UNPUBLISH = "unpublish", _("Unpublish")


@dataclass(frozen=True)
class StaleItem:
    """Something that gets old: what it is, why it is listed, since when, what can be done."""

    kind: Kind
    subject: str
    title: str
    why: str
    since: dt.date | None
    edit_url: str
    actions: list[Action] = field(default_factory=list)
    link: str = ""
    changes: list[ChangedText] = field(default_factory=list)

    @property
    def age(self) -> str:
        """Return how long ago it was last known to be right, in words."""
        if self.since is None:
            return gettext("never")
        if self.since >= timezone.localdate():
            return gettext("today")
        return timesince(self.since, timezone.localdate(), depth=1)


def oldest_first(rows: list[StaleItem]) -> list[StaleItem]:
    """Return the rows by age: first what never was right, then the oldest."""
    return sorted(rows, key=lambda row: (row.since or dt.date.min, row.title))
