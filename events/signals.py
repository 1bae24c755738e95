"""What follows when a meeting is published or a question is chosen."""

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, workflow_approved

from events.following import follow
from events.hosting.asking import note_approved, note_published
from events.models import EventPage, Question
from events.questions import tell_of_change
from events.registration.seats import offer_new_seats


def connect() -> None:
    """Connect what follows, in this order: the facts first, then those whom they concern."""
    page_published.connect(follow, sender=EventPage, dispatch_uid="events-follow")
    page_published.connect(offer_new_seats, sender=EventPage, dispatch_uid="events-seats")
    page_published.connect(note_published, sender=EventPage, dispatch_uid="events-told")
    workflow_approved.connect(note_approved, dispatch_uid="events-approved")
    for signal in (post_save, post_delete):
        signal.connect(tell_of_change, sender=Question, dispatch_uid="events-questions")
