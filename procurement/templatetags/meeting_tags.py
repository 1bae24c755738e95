"""What the page of a meeting shows of tenders."""

from typing import Any

from django import template

from events.models import EventPage
from procurement.meetings.listing import current_notices
from procurement.meetings.outcomes import Outcome, outcomes
from procurement.periods import PART

register = template.Library()


@register.simple_tag
def notices_before(event: EventPage) -> dict[str, Any] | None:
    """Return what is current before a meeting, unless its editor has left that out."""
    return current_notices(event) if PART in event.parts_shown else None


@register.simple_tag
def notices_after(event: EventPage) -> list[Outcome]:
    """Return what became of the notices that were spoken of."""
    return outcomes(event)
