"""What follows on an answer to a meeting: who was invited to it has answered."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from access.addresses import digest
from events.models import Invitation, Registration


@receiver(post_save, sender=Registration, dispatch_uid="events-invited-has-answered")
def note_answer(instance: Registration, created: bool, **kwargs: Any) -> None:
    """Note that an invitation was answered; the number stays when the person is erased."""
    if created and instance.email:
        unanswered = Invitation.objects.filter(event=instance.event_id).unanswered()
        unanswered.filter(address=digest(instance.email)).update(answered_at=instance.answered_at)
