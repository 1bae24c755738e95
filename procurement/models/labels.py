"""What codes of eForms mean, in both languages: places, social aims, procedures, reasons."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from content.languages import ENGLISH, SWEDISH

LABELS = Path(__file__).parents[1] / "importing" / "labels.json"


@cache
def _labels() -> dict[str, dict[str, Any]]:
    return json.loads(LABELS.read_text("utf-8"))


def label(code_list: str, code: str, language: str) -> str:
    """Return what a code means, or the code itself where the list does not know it."""
    known = _labels()[code_list].get(code, {})
    return known.get(ENGLISH if language == ENGLISH else SWEDISH, code)
