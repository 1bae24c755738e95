"""`manage.py load_cpv`: loads the names of all CPV codes from a file."""

import csv
import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from procurement.models import CpvName

CODE = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)
LONGEST = 300
AT_ONCE = 1000


class Command(BaseCommand):
    """Load the names of CPV codes, over those that are there."""

    help = (
        "Loads the names of CPV codes in Swedish and English. The file is JSON, "
        '{"sv": {code: name}, "en": {code: name}} or a list of {"code", "sv", "en"}, or CSV with '
        "the columns code, sv and en. Running it again mends names and doubles nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a row for each code."""
        try:
            rows = list(_rows(Path(options["path"])))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            sentence = _("The file cannot be read: %(reason)s") % {"reason": error}
            raise CommandError(sentence) from error
        named = {row.code: row for row in rows if row.name_sv}
        CpvName.objects.bulk_create(
            named.values(),
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name_sv", "name_en"],
        )
        self.stdout.write(_("Codes with names: %(count)s") % {"count": len(named)})


def _rows(path: Path) -> Iterator[CpvName]:
    """Yield the names that a file holds, and pass over what is no CPV code."""
    text = path.read_text("utf-8-sig")
    if path.suffix.lower() == ".csv":
        found: Any = list(csv.DictReader(text.splitlines(), delimiter=_delimiter(text)))
    else:
        found = json.loads(text)
    if isinstance(found, dict):
        english = found.get("en", {})
        found = [
            {"code": code, "sv": name, "en": english.get(code, "")}
            for code, name in found["sv"].items()
        ]
    for row in found:
        if match := CODE.fullmatch(str(row["code"]).strip()):
            yield CpvName(
                code=match[1],
                name_sv=str(row["sv"] or "").strip()[:LONGEST],
                name_en=str(row.get("en") or "").strip()[:LONGEST],
            )


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if ";" in first else ","
