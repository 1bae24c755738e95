"""What the rest of the site does that decides how a profile is asked to confirm."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from access.delivery import bounced
from enterprises.lifecycle.actions import reopen
from enterprises.lifecycle.links import revoke_all
from enterprises.models import ContactPerson, EnterprisePage


@receiver(bounced, dispatch_uid="enterprises-bounced")
def mark_bounced(address: str, **kwargs: object) -> None:
    """Note that an address does not take mail: it gets no more, and reviewers see it."""
    reached = ContactPerson.objects.with_address(address).reachable()
    reached.update(bounced_at=timezone.now())


@receiver(post_delete, sender=ContactPerson, dispatch_uid="enterprises-contact-removed")
def close_links(instance: ContactPerson, **kwargs: object) -> None:
    """Close the links of somebody who is no longer a contact person."""
    revoke_all(instance.pk)


@receiver(page_published, sender=EnterprisePage, dispatch_uid="enterprises-reopened")
def reopen_profile(instance: EnterprisePage, **kwargs: object) -> None:
    """Let a closed profile that is published again be like any other."""
    if instance.closed_on:
        reopen(instance)
