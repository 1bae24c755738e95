"""Names of the CPV codes that fit social enterprises, in both languages.

The names come from the eForms SDK, (c) European Union (Publications Office), CC BY 4.0.
"""

import csv
from functools import cache
from pathlib import Path

from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent.parent / "data" / "cpv.csv"

cpv_code = RegexValidator(r"^\d{8}$", _("A CPV code has eight digits, for example 90910000."))


@cache
def cpv_names() -> dict[str, dict[str, str]]:
    """Return the Swedish and the English name of every code that we know."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row.pop("code"): row for row in csv.DictReader(lines, delimiter=";")}


def cpv_name(code: str) -> str:
    """Return the name of a code in the reader's language, or nothing."""
    return cpv_names().get(code, {}).get("en" if get_language() == "en" else "sv", "")
