"""What ends with a profile that is taken away: corrections that wait, and claims."""

from django.dispatch import receiver
from django.utils import timezone

from enterprises.enquiries.claims import close_claims
from enterprises.lifecycle.actions import closed
from enterprises.models import Correction, EnterprisePage


@receiver(closed, dispatch_uid="enterprises-enquiries-closed")
def end_enquiries(page: EnterprisePage, **kwargs: object) -> None:
    """Need nothing more of what readers have said, and tell those who asked to look after it."""
    said = Correction.objects.filter(page__translation_key=page.translation_key)
    waiting, done = Correction.State.WAITING, Correction.State.DONE
    said.filter(state=waiting).update(state=done, dealt_with_at=timezone.now())
    close_claims(page)
