"""The calendar of meetings."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What features register when they are imported: what is found, sent and kept, and what follows on
# what. When a meeting is published its facts come first, then those whom they concern.
REGISTERED = [
    "calendar.documents",
    "calendar.signal_handlers",
    "registration.emails",
    "registration.links",
    "registration.privacy",
    "registration.signal_handlers",
    "invitations.emails",
    "invitations.links",
    "invitations.privacy",
    "invitations.signal_handlers",
    "reminders.emails",
    "attendees.emails",
    "attendees.signal_handlers",
]


class EventsConfig(AppConfig):
    """The calendar of meetings."""

    name = "events"
    verbose_name = _("Events")

    def ready(self):
        """Have the features register themselves."""
        for name in REGISTERED:
            import_module(f"{self.name}.{name}")
