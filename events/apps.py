"""The calendar of meetings."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """The calendar of meetings."""

    name = "events"
    verbose_name = _("Events")

    def ready(self):
        """Say what the search may find, what is sent and kept, and what follows on what."""
        from events.documents import register_documents
        from events.signals import connect

        register_documents()
        import_module("events.registration.registry")
        import_module("events.registration.bounces")
        import_module("events.hosting.letters")
        import_module("events.hosting.group_letters")
        import_module("events.reminding.letters")
        import_module("events.inviting.wiring")
        connect()
