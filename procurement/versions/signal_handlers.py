"""Keeps the facts of a notice in step with its source, whatever an editor has published."""

from wagtail.signals import published

from procurement.models import Notice
from procurement.versions.settling import settle


def connect() -> None:
    """Listen to what is published."""
    published.connect(follow_source, sender=Notice, dispatch_uid="notice_follows_its_source")


def follow_source(sender: type[Notice], instance: Notice, **kwargs: object) -> None:
    """Give a notice the facts of today: its form may have been opened before they came."""
    if not instance.is_typed:
        settle(Notice.objects.get(pk=instance.pk))
