"""What is noted and asked when a meeting has been published, by whomever or whatever."""

from typing import Any

from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, WorkflowState
from wagtail.signals import page_published, workflow_approved

from events.attendees.change_prompts import email_managers
from events.models import EventPage, ParticipantList
from events.registration import announced
from events.registration.seats import lock_seats


@receiver(page_published, sender=EventPage, dispatch_uid="events-told")
def record_published_change(sender: type[Page], instance: EventPage, **kwargs: Any) -> None:
    """Remember what is public now; ask by mail when nobody published it by hand."""
    event = instance.source
    if not (event.live and ParticipantList.objects.filter(event=event).exists()):
        return
    with lock_seats(event) as seats:
        announced.record_published(seats.participant_list, seats.event)
    if get_active_log_context().user is None:
        email_managers(event)


@receiver(workflow_approved, dispatch_uid="events-approved")
def prompt_approved_change(
    sender: type[WorkflowState], instance: WorkflowState, **kwargs: Any
) -> None:
    """Ask by mail when a workflow has published the meeting."""
    page = getattr(instance.content_object, "specific", None)
    if isinstance(page, EventPage):
        email_managers(page.source)
