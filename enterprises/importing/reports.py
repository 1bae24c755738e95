"""What an import did, or would do, row by row."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from enterprises.importing.tables import Column


class Action(models.TextChoices):
    """What becomes of a row."""

    CREATE = "create", _("new")
    UPDATE = "update", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSE = "refuse", _("left out")


@dataclass
class Outcome:
    """What becomes of one row, and why not if nothing does."""

    row: int
    name: str
    action: str
    changed: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    page: int | None = None

    @property
    def label(self) -> str:
        """Return the action in the reader's language."""
        return str(Action(self.action).label)

    @property
    def is_left_out(self) -> bool:
        """Return whether the row does not come in."""
        return self.action == Action.REFUSE

    @property
    def details(self) -> str:
        """Return what changed, or why the row was left out."""
        return " ".join(self.reasons) or ", ".join(self.changed)


@dataclass
class Report:
    """What becomes of every row of a list."""

    outcomes: list[Outcome]
    notices: list[str] = field(default_factory=list)
    is_written: bool = False
    columns: list[Column] = field(default_factory=list)

    def count(self, action: str) -> int:
        """Return how many rows an action happens to."""
        return sum(outcome.action == action for outcome in self.outcomes)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return each action's label with how many rows it happens to."""
        return [(str(action.label), self.count(action)) for action in Action]

    @property
    def is_clean(self) -> bool:
        """Return whether no row is left out."""
        return self.count(Action.REFUSE) == 0

    def as_data(self) -> dict[str, Any]:
        """Return the report as plain data, for JSON."""
        counts = {action.value: self.count(action) for action in Action}
        return {"counts": counts, **asdict(self)}
