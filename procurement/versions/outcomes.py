"""What became of a notice that was received."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from procurement.models import Notice, NoticeVersion


class Became(models.TextChoices):
    """What a notice did to what is here."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    KEPT = "kept", _("kept as history")
    UNCHANGED = "unchanged", _("already here")
    REFUSED = "refused", _("refused")


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
