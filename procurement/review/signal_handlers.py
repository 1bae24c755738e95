"""What follows when a source changes a notice that an editor has hidden: it waits again."""

from typing import Any

from django.db.models.signals import post_save

from procurement.models import Notice, NoticeDecision
from procurement.review.actions import important_facts


def connect() -> None:
    """Listen to notices that are saved."""
    post_save.connect(reopen, sender=Notice, dispatch_uid="notice-review-reopen")


def reopen(instance: Notice, created: bool, **kwargs: Any) -> None:
    """Let a hidden notice wait again once what matters of it is not what it was."""
    if created or kwargs.get("raw"):
        return
    hidden = NoticeDecision.objects.filter(notice=instance, kind=NoticeDecision.Kind.HIDDEN)
    for decision in hidden:
        if decision.facts != important_facts(instance):
            decision.delete()
