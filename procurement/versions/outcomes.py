"""What became of a notice that was received."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import pgettext_lazy

from procurement.models import Notice, NoticeVersion


class Became(models.TextChoices):
    """What a notice did to what is here."""

    NEW = "new", pgettext_lazy("notices that were received", "new")
    CHANGED = "changed", pgettext_lazy("notices that were received", "changed")
    KEPT = "kept", pgettext_lazy("notices that were received", "kept as history")
    UNCHANGED = "unchanged", pgettext_lazy("notices that were received", "already here")
    REFUSED = "refused", pgettext_lazy("notices that were received", "refused")


@dataclass(frozen=True)
class Outcome:
    """What became of one notice, and why where it was refused."""

    became: Became
    file: str = ""
    title: str = ""
    key: str = ""
    notice: Notice | None = None
    version: NoticeVersion | None = None
    steps: list[str] = field(default_factory=list)  # what it changes, in words
    messages: list[str] = field(default_factory=list)  # why it was refused, or what is doubtful

    @property
    def is_stored(self) -> bool:
        """Tell whether something was written."""
        return self.became in (Became.NEW, Became.CHANGED, Became.KEPT)
