"""The code lists that reading a notice needs; their source and licence stand in `codes.json`."""

import json
from pathlib import Path
from typing import Any

_LISTS: dict[str, Any] = json.loads(Path(__file__).with_name("codes.json").read_text("utf-8"))

PHASES: dict[str, str | None] = _LISTS["phase_by_form_type"]
SUBTYPES = frozenset(_LISTS["notice_subtypes"])
SOCIAL_SERVICES = frozenset(_LISTS["social_services_cpv"])
OCDS: dict[str, dict[str, str]] = {
    name: {code.casefold(): ours for code, ours in pairs.items()}
    for name, pairs in _LISTS["ocds"].items()
}
CANCELLED = "cancelled"
OPEN = "open"
WITHHOLDABLE = frozenset(
    {
        "not-val",
        "pro-typ",
        "pro-acc",
        "win-cho",
        "no-awa-rea",
        "rec-sub-cou",
        "win-ten-val",
        "ten-ran",
    }
)
UNDETERMINED = "und"  # ISO 639-2 for texts in a notice that names no language


def language(code: str) -> str:
    """Return the two-letter code where there is one, else the three letters in lower case."""
    return _LISTS["languages"].get(code.upper(), code.lower())
