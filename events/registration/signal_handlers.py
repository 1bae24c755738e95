"""What follows when a meeting is published, and when mail to a participant comes back."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from access.delivery import bounced
from events.models import EventPage, Registration
from events.registration.seats import advance_waiting_list_of, skip_unreachable


@receiver(page_published, sender=EventPage, dispatch_uid="events-seats")
def offer_new_seats(sender: type, instance: EventPage, **kwargs: Any) -> None:
    """Offer the seats that publishing a meeting has added."""
    advance_waiting_list_of(instance)


@receiver(bounced, dispatch_uid="events-bounced")
def mark_bounced(address: str, **kwargs: object) -> None:
    """Note that an address does not take mail: it gets no more until it answers anew.

    A seat that was offered there goes to the next at once.
    """
    people = Registration.objects.of(address)
    people.filter(bounced_at=None).update(bounced_at=timezone.now())
    skip_unreachable(people)
