"""Two windows on one draft: what was saved in the other since this one was shown.

The page of a step carries a mark of each value that it shows. A value that was saved elsewhere
since stays as it is: quietly when it was left alone here, and with a word when both changed it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Told = Mapping[str, Any]


@dataclass(frozen=True)
class ConflictRow:
    """A value of a step in words: what it is called, and what is stored or was written."""

    name: str
    label: str
    lines: list[str]


@dataclass
class Comparison:
    """What a post says, beside what is stored and what its page showed."""

    mine: set[str] = field(default_factory=set)  # nobody else has changed it
    left: set[str] = field(default_factory=set)  # changed elsewhere, and left alone here
    both: list[str] = field(default_factory=list)

    @property
    def held(self) -> set[str]:
        """Return what is not to be written."""
        return self.left | {*self.both}

    @property
    def settled(self) -> set[str]:
        """Return what the next page shows as it is stored, or tells of."""
        return self.mine | {*self.both}


def mark(value: Any) -> str:
    """Return a short mark of a value: another value has another one."""
    written = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def read(text: str, names: Told) -> dict[str, str]:
    """Return the marks that a page carried, of the names that there are."""
    pairs = [part.partition("=") for part in text[:4000].split()]
    return {name: found for name, _sign, found in pairs if name in names and found}


def written(marks: Mapping[str, str]) -> str:
    """Return marks as the page of a step carries them."""
    return " ".join(f"{name}={found}" for name, found in marks.items())


def compare(told: Told, stored: Told, seen: Mapping[str, str]) -> Comparison:
    """Tell for each value of a post whether it may be written."""
    found = Comparison()
    for name in told.keys() & stored.keys():
        is_as_shown = name not in seen or mark(stored[name]) == seen[name]
        if is_as_shown or told[name] == stored[name]:
            found.mine.add(name)
        elif mark(told[name]) == seen[name]:
            found.left.add(name)
        else:
            found.both.append(name)
    return found
