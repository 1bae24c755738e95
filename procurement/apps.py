"""News and notices about public procurement."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What the features register when they are imported.
REGISTERED = ["emails", "links", "privacy", "signal_handlers"]


class ProcurementConfig(AppConfig):
    """News and notices about public procurement."""

    name = "procurement"
    verbose_name = _("Procurement")

    def ready(self):
        """Say what the search may find, what follows a change, and what meetings show."""
        import_module("procurement.documents").register_documents()
        import_module("procurement.glossary.documents").register_documents()
        import_module("procurement.signal_handlers").connect()
        import_module("procurement.review.signal_handlers").connect()
        import_module("procurement.meetings.panels").add_to_meetings()
        import_module("procurement.versions.signal_handlers").connect()
        import_module("procurement.meetings.fitting").register()
        import_module("procurement.harvesting.emails")
        for name in REGISTERED:
            import_module(f"procurement.subscriptions.{name}")
