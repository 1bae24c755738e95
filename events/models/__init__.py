"""The calendar, its meetings, who comes to them, and what partners arrange."""

from events.models.calendar import EventIndexPage
from events.models.event import EventPage
from events.models.invitations import Invitation, Unsubscription
from events.models.partners import PartnerActivity, PartnerCalendar
from events.models.questions import Question
from events.models.registrations import ParticipantList, Registration
from events.models.settings import MeetingSettings

__all__ = [
    "EventIndexPage",
    "EventPage",
    "Invitation",
    "MeetingSettings",
    "ParticipantList",
    "PartnerActivity",
    "PartnerCalendar",
    "Question",
    "Registration",
    "Unsubscription",
]
