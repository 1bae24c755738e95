"""What follows when a page is published."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published


def connect() -> None:
    """Listen to what is published."""
    page_published.connect(take_away_passed_end)


def take_away_passed_end(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Take away an end that has passed, or the page would be gone again within the hour."""
    if instance.live and instance.expire_at and instance.expire_at <= timezone.now():
        instance.expire_at = None
        Page.objects.filter(pk=instance.pk).update(expire_at=None)
