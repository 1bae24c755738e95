"""The calendar and its meetings."""

from events.models.calendar import EventIndexPage
from events.models.event import EventPage

__all__ = ["EventIndexPage", "EventPage"]
