"""The way of a notice that was gathered into the database."""

from typing import Any

from procurement.importing import Source
from procurement.models import NoticeSource


def keep(result: dict[str, Any], source: Source, gathered_from: NoticeSource) -> str:
    """Store a notice, and return what became of it: new, changed or same."""
    raise NotImplementedError
