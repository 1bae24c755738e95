"""What follows when a contact person goes: their choice goes along, so that no yes comes back."""

from typing import Any

from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver

from access.addresses import digest
from enterprises.models import ContactPerson
from procurement.matching.choices import forget


@receiver(post_delete, sender=ContactPerson, dispatch_uid="procurement-contact-gone")
def forget_choice(instance: ContactPerson, **kwargs: Any) -> None:
    """Forget the choice of an address that is with no enterprise any more."""
    if not ContactPerson.objects.with_address(instance.email).exists():
        forget(digest(instance.email))


@receiver(pre_save, sender=ContactPerson, dispatch_uid="procurement-contact-changed")
def forget_changed(instance: ContactPerson, **kwargs: Any) -> None:
    """Forget the choice of an address that is given up for another."""
    before = ContactPerson.objects.filter(pk=instance.pk).first() if instance.pk else None
    if before is None or digest(before.email) == digest(instance.email):
        return
    same = ContactPerson.objects.with_address(before.email).exclude(pk=instance.pk)
    if not same.exists():
        forget(digest(before.email))
