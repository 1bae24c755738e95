"""What an invitation tells besides the meeting; whoever knows such things registers itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from access.emails import Item
from events.invitations.sources import Invitee
from events.models import EventPage


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, in the language of its reader."""

    heading: str
    items: list[Item] = field(default_factory=list)


# Returns what to tell those of some readers whom it knows something for, by their digests.
Finder = Callable[[EventPage, list[Invitee]], dict[str, Section]]
Example = Callable[[EventPage], Section | None]  # what a preview shows in its place
finders: dict[str, tuple[Finder, Example]] = {}


def register_sections(name: str, finder: Finder, example: Example) -> None:
    """Add something that invitations tell, or replace what has the same name."""
    finders[name] = finder, example


def sections_for(event: EventPage, invitees: Iterable[Invitee]) -> dict[str, list[dict[str, Any]]]:
    """Return what each reader is told besides the meeting, by digest, as a mail keeps it."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    readers = list(invitees)
    for finder, _example in finders.values():
        for mark, section in finder(event, readers).items():
            found[mark].append(asdict(section))
    return found


def examples(event: EventPage) -> list[dict[str, Any]]:
    """Return what a preview shows where each reader is told something else."""
    shown = [example(event) for _finder, example in finders.values()]
    return [asdict(section) for section in shown if section]


def sections_of(told: object) -> list[tuple[str, list[Item]]]:
    """Return the sections of a mail from what it has kept of them."""
    kept = told if isinstance(told, list) else []
    return [(each["heading"], [Item(**item) for item in each["items"]]) for each in kept]
