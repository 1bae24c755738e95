"""What the pages of the calendar ask its features for."""

from typing import Any

from django import template
from django.utils import timezone

from events.calendar.listing import Listing
from events.models import EventIndexPage, EventPage
from events.registration.forms import AnswerForm

register = template.Library()


@register.simple_tag(takes_context=True)
def meetings_of(context: template.Context, calendar: EventIndexPage) -> dict[str, Any]:
    """Return the meetings of the calendar that the reader asks for."""
    return Listing(calendar, context["request"].GET, timezone.now()).context()


@register.simple_tag
def answer_form(event: EventPage) -> AnswerForm | None:
    """Return the form to answer with, as long as the meeting takes answers."""
    return AnswerForm(event=event) if event.is_taking_registrations() else None
