"""The words that the glossary begins with; from then on they are the editors'."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from headless.documents import notify_changed
from procurement.models import GlossaryTerm

FILE = Path(__file__).parent / "terms.toml"
THE_ACT = "LOU (2016:1145)"


def make_first_terms() -> None:
    """Fill the glossary, where there is no word at all."""
    if GlossaryTerm.objects.exists():
        return
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))["terms"]
    made = GlossaryTerm.objects.bulk_create(_term(record) for record in written)
    notify_changed(made)


def _term(record: Mapping[str, Any]) -> GlossaryTerm:
    columns = {
        f"{name}_{language}": value
        for at, language in enumerate(("sv", "en"))
        for name, value in (
            ("term", record["word"][at]),
            ("forms", "\n".join(record["forms"][at])),
            ("explanation", record["plain"][at]),
            ("source", f"{THE_ACT} {record['law'][at]}" if "law" in record else ""),
        )
    }
    return GlossaryTerm(**columns)
