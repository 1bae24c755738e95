"""`manage.py import_notices`: reads notices from files into the JSON of the contract."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from procurement.importing import read_notices, sources


class Command(BaseCommand):
    """Print what eForms and OCDS files say, one line of JSON for each file."""

    help = (
        "Reads eForms XML and OCDS 1.1 packages from files, folders and ZIP archives, and prints "
        "one line of JSON for each file. It writes nothing: docs/decisions/notice-import.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, and the form of the answer."""
        parser.add_argument("path", nargs="+", type=Path, help="Files, folders or ZIP archives.")
        parser.add_argument(
            "--json", action="store_true", required=True, help="Print JSON and write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a document for each file, also for one that cannot be read."""
        paths = [Path(path) for path in options["path"]]
        for path in filter(Path.exists, paths):
            for source in sources(path):
                line = json.dumps(read_notices(source), ensure_ascii=False)
                # half a character pair, which JSON allows, cannot be printed
                self.stdout.write(line.encode("utf-8", "replace").decode("utf-8"))
        if missing := [str(path) for path in paths if not path.exists()]:
            raise CommandError(_("Not found: %(paths)s") % {"paths": ", ".join(missing)})
