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


class Registration(models.TextChoices):
    """How far the registration of a meeting has come."""

    NOT_NEEDED = "not_needed", _("no registration")
    NOT_OPEN = "not_open", _("not open yet")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Period(models.TextChoices):
    """Which meetings a reader of the calendar asks for."""

    COMING = "coming", _("Coming meetings")
    PAST = "past", _("Past meetings")
