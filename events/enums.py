"""The choices of the calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """How people take part in a meeting."""

    ON_SITE = "on_site", _("on site")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("on site and online")


class Status(models.TextChoices):
    """What has become of a meeting."""

    SCHEDULED = "scheduled", _("as planned")
    MOVED = "moved", _("moved to a new time")
    CANCELLED = "cancelled", _("cancelled")


class Phase(models.TextChoices):
    """How far the registration of a meeting has come."""

    NOT_NEEDED = "not_needed", _("no registration")
    NOT_OPEN = "not_open", _("not open yet")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Period(models.TextChoices):
    """Which meetings a reader of the calendar asks for."""

    COMING = "coming", _("Coming meetings")
    PAST = "past", _("Past meetings")
    PARTNERS = "partners", _("Activities of our partners")


class State(models.TextChoices):
    """How one person's answer to a meeting stands."""

    CONFIRMED = "confirmed", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("has been offered a seat")
    DECLINED = "declined", _("cannot come")
    CANCELLED = "cancelled", _("has cancelled")
    LAPSED = "lapsed", _("did not answer the offer")
    WALKED_IN = "walked_in", _("came without a seat")

    @classmethod
    def coming(cls) -> tuple["State", ...]:
        """Return the states of those who want to take part."""
        return cls.CONFIRMED, cls.OFFERED, cls.WAITING

    @classmethod
    def seated(cls) -> tuple["State", ...]:
        """Return the states that take a seat: an offered one is kept free."""
        return cls.CONFIRMED, cls.OFFERED


class RecipientGroup(models.TextChoices):
    """To whom of a meeting a mail goes."""

    CONFIRMED = "confirmed", _("Those who have a seat")
    ON_SITE = "on_site", _("Those who have a seat on site")
    ONLINE = "online", _("Those who have a seat online")
    WAITING = "waiting", _("Those on the waiting list, or who have been offered a seat")
    COMING = "coming", _("All who want to come")
    CAME = "came", _("Those who took part")
    LISTED = "listed", _("Those in the list")
