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
