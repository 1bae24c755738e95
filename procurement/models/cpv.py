"""The names of CPV codes: some are carried along, the whole list can be loaded from a file."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import ENGLISH

SELECTED = Path(__file__).parents[1] / "importing" / "cpv.json"


class CpvName(models.Model):
    """The name of a code in both languages, from the list that an operator has loaded."""

    code = models.CharField(_("CPV code"), max_length=8, unique=True)
    name_sv = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("name of a CPV code")
        verbose_name_plural = _("names of CPV codes")

    def __str__(self) -> str:
        return f"{self.code} {self.name_sv}"


@cache
def selected_codes() -> dict[str, dict[str, Any]]:
    """Return the codes that are carried along, each with its names and what the law says of it."""
    rows = json.loads(SELECTED.read_text("utf-8"))["codes"]
    return {row["code"]: row for row in rows}


def names_of(codes: Iterable[str], language: str) -> dict[str, str]:
    """Return the names of those codes that have one, in Swedish where English is missing."""
    wanted, carried = list(codes), selected_codes()
    key = "en" if language == ENGLISH else "sv"
    found = {code: carried[code][key] for code in wanted if code in carried}
    missing = [code for code in wanted if code not in found]
    if missing:
        for row in CpvName.objects.filter(code__in=missing):
            found[row.code] = (key == "en" and row.name_en) or row.name_sv
    return found


def name_of(code: str, language: str) -> str:
    """Return the name of a code, or nothing; for many codes ask `names_of` once."""
    return names_of([code], language).get(code, "")
