"""The calendar of meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """The calendar of meetings."""

    name = "events"
    verbose_name = _("Events")

    def ready(self):
        """Say what the search may find."""
        from events.documents import register_documents

        register_documents()
