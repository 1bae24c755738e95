"""`manage.py import_enterprises`: takes in a county's existing list."""

import json
import logging
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from enterprises.importing import FileRefusedError, Report, import_enterprises, preview, read
from enterprises.importing.notices import mend


class Command(BaseCommand):
    """Create or update a profile for each row of a CSV, XLSX or JSON file."""

    help = "Imports enterprises from a CSV, XLSX or JSON file; docs/import.md lists the columns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and how to treat it."""
        parser.add_argument("file", type=Path, help="The list, as CSV, XLSX or JSON.")
        parser.add_argument("--strict", action="store_true", help="Take all rows or none.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would happen.")
        parser.add_argument("--publish", action="store_true", help="Publish instead of drafting.")
        parser.add_argument("--sheet", default="", help="Read this sheet of the workbook.")
        parser.add_argument("--hidden", action="store_true", help="Read what is hidden, too.")
        parser.add_argument("--json", action="store_true", help="Answer in JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the file and say row by row what was done, or why not."""
        logging.disable(logging.INFO)  # else a line for every save drowns those for the rows
        try:
            report = self._report(options)
        except FileRefusedError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        finally:
            logging.disable(logging.NOTSET)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=2))
        else:
            self._print(report)
        if options["strict"] and not report.is_clean:
            raise CommandError(_("Nothing was imported, since some rows cannot be taken in."))

    def _report(self, options: dict[str, Any]) -> Report:
        file = options["file"]
        how = {"sheet": options["sheet"], "with_hidden": options["hidden"]}
        table = read(file.name, file.read_bytes(), **how)
        if options["dry_run"]:
            return preview(table, publish=options["publish"])
        return import_enterprises(table, publish=options["publish"], strict=options["strict"])

    def _print(self, report: Report) -> None:
        for column in report.columns:
            self.stdout.write(
                _("Column %(letter)s “%(heading)s” is read as %(field)s: %(count)s filled in.")
                % {
                    "letter": column.letter,
                    "heading": column.heading,
                    "field": column.field,
                    "count": column.filled,
                }
            )
            for found in column.mends:
                self.stdout.write(f"  {mend(found)}")
        for notice in report.notices:
            self.stdout.write(self.style.WARNING(notice))
        for outcome in report.outcomes:
            row = _("Row %(row)s") % {"row": outcome.row}
            line = f"{row}: {outcome.name or '–'}: {outcome.label}"
            self.stdout.write(f"{line}. {outcome.details}" if outcome.details else f"{line}.")
        self.stdout.write(", ".join(f"{label}: {count}" for label, count in report.counts))
        if not report.is_written:
            self.stdout.write(_("Nothing has been written."))
