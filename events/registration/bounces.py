"""Notes that mail to a participant comes back."""

from django.dispatch import receiver
from django.utils import timezone

from access.delivery import bounced
from events.models import Registration
from events.registration.seats import pass_by


@receiver(bounced, dispatch_uid="events-bounced")
def mark_bounced(address: str, **kwargs: object) -> None:
    """Note that an address does not take mail: it gets no more until it answers anew.

    A seat that was offered there goes to the next at once.
    """
    people = Registration.objects.of(address)
    people.filter(bounced_at=None).update(bounced_at=timezone.now())
    pass_by(people)
