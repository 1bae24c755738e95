"""Where those come from who may be invited; whoever knows some of them registers itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from access.addresses import digest


@dataclass(frozen=True)
class Invitee:
    """An address that may be invited, and why: in words, and in the language of its reader."""

    address: str
    language: str
    reason: str
    is_reached: bool = True  # its server has not sent our mail back
    is_willing: bool = True  # it has not said no to invitations

    @property
    def digest(self) -> str:
        """Return what stands for the address."""
        return digest(self.address)


@dataclass(frozen=True)
class Source:
    """Something that knows people to invite.

    `find` returns them all, those too that are unwilling or cannot be reached. `note` takes the
    digest of an address, and whether its reader wants invitations from now on.
    """

    find: Callable[[], Iterable[Invitee]]
    note: Callable[[str, bool], None]


sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Add a source, or replace the one of the same name."""
    sources[name] = source


def all_invitees() -> dict[str, Invitee]:
    """Return each address once, by its digest: a no anywhere is a no."""
    found: dict[str, Invitee] = {}
    for source in sources.values():
        for invitee in source.find():
            mark = invitee.digest
            found[mark] = _merged(found[mark], invitee) if mark in found else invitee
    return found


def _merged(one: Invitee, other: Invitee) -> Invitee:
    return replace(
        one,
        is_reached=one.is_reached or other.is_reached,
        is_willing=one.is_willing and other.is_willing,
    )
