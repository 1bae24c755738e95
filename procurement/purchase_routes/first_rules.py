"""The rules that a new site begins with; what editors make of them is theirs."""

import tomllib
from pathlib import Path
from typing import Any

from procurement.models import BuyingRule

FILE = Path(__file__).parent / "first_rules.toml"
BOTH = ("paragraph", "words", "conditions")


def make_first_rules() -> None:
    """Add the rules where there are none at all."""
    if BuyingRule.objects.exists():
        return
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    BuyingRule.objects.bulk_create(_rule(row, found["sources"]) for row in found["rules"])


def _rule(row: dict[str, Any], sources: dict[str, dict[str, Any]]) -> BuyingRule:
    source = sources[row.pop("from")]
    for name in BOTH:
        swedish, english = row.pop(name, ("", ""))
        row |= {f"{name}_sv": swedish.strip(), f"{name}_en": english.strip()}
    return BuyingRule(**source, **row | {"cpv": row.get("cpv", "").strip()})
