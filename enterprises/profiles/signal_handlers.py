"""Keeps translated profiles in step with the Swedish ones."""

from django.dispatch import receiver
from wagtail.signals import page_published

from enterprises.models import EnterprisePage
from enterprises.profiles.translation import restore_facts, share_facts


@receiver(page_published, sender=EnterprisePage, dispatch_uid="enterprises-follow")
def give_facts_to_translations(instance: EnterprisePage, **kwargs: object) -> None:
    """Let the translations of a published profile take over its facts, and keep them."""
    share_facts(instance)
    restore_facts(instance)
