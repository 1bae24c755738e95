"""Notes that mail to a participant comes back."""

from django.dispatch import receiver
from django.utils import timezone

from access.delivery import bounced
from events.models import Registration


@receiver(bounced, dispatch_uid="events-bounced")
def mark_bounced(address: str, **kwargs: object) -> None:
    """Note that an address does not take mail: it gets no more until it answers anew."""
    reached = Registration.objects.of(address).filter(bounced_at=None)
    reached.update(bounced_at=timezone.now())
