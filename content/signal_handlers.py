"""What follows when something is published."""

from typing import Any

from django.utils import timezone
from wagtail.signals import published


def connect() -> None:
    """Listen to what is published."""
    published.connect(take_away_passed_end)


def take_away_passed_end(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Take away an end that has passed, or it would be gone again within the hour."""
    if instance.live and instance.expire_at and instance.expire_at <= timezone.now():
        instance.expire_at = None
        sender._base_manager.filter(pk=instance.pk).update(expire_at=None)
