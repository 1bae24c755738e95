"""What follows when a notice is published, and when an address turns out not to exist."""

from functools import partial
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import published

from access.after_response import after_response
from access.delivery import bounced
from access.text import email_address
from headless.after_commit import after_commit
from procurement.enums import Frequency
from procurement.models import Notice, Subscription
from procurement.subscriptions.actions import forget
from procurement.subscriptions.tasks import tell_at_once


@receiver(published, sender=Notice, dispatch_uid="procurement-tell-of-published")
@receiver(post_save, sender=Notice, dispatch_uid="procurement-tell-of-saved")
def tell_of_notice(sender: type[Notice], instance: Notice, raw: bool = False, **more: Any) -> None:
    """Tell those who want to know at once, when all of it is stored."""
    if instance.live and not raw:
        after_commit(_begin, None)


def _begin(about: list[None]) -> None:
    tell_soon()


def tell_soon() -> None:
    """Have told what is to be told at once, if anybody wants that."""
    if Subscription.objects.confirmed().filter(frequency=Frequency.AT_ONCE).exists():
        after_response(partial(tell_at_once.enqueue))


@receiver(bounced, dispatch_uid="procurement-address-bounced")
def end_for(sender: type, address: str, **more: Any) -> None:
    """End what an address watches that no mail reaches."""
    forget(Subscription.objects.filter(email=email_address(address)))
