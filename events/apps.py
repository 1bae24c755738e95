"""The calendar of meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """The calendar of meetings."""

    name = "events"
    verbose_name = _("Events")
