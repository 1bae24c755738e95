"""`manage.py import_notices`: stores notices from files, or prints what the files say."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from procurement.importing import Source, read_notices, sources
from procurement.versions import Became, Outcome, store_all

WIDTH = 30


class Command(BaseCommand):
    """Store what eForms and OCDS files say, or print it as JSON."""

    help = (
        "Stores the notices of eForms XML and OCDS 1.1 packages from files, folders and ZIP "
        "archives. New procurements are drafts until an editor approves them. Running it again "
        "doubles nothing: each file is one transaction, so that a crash half-way loses nothing "
        "and the next run goes on. The exit code is 1 when something was refused or not found. "
        "With --json it prints one line of JSON for each file and writes nothing. "
        "See docs/decisions/notice-import.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, and the form of the answer."""
        parser.add_argument("path", nargs="+", type=Path, help="Files, folders or ZIP archives.")
        parser.add_argument("--json", action="store_true", help="Print JSON and write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Store or print each file, also where another one cannot be read."""
        paths = [Path(path) for path in options["path"]]
        there = [path for path in paths if path.exists()]
        refused = self._print(there) if options["json"] else self._store(there)
        if missing := [str(path) for path in paths if not path.exists()]:
            raise CommandError(_("Not found: %(paths)s") % {"paths": ", ".join(missing)})
        if refused:
            raise CommandError(_("Refused: %(count)s") % {"count": refused})

    def _print(self, paths: list[Path]) -> int:
        for path in paths:
            for source in sources(path):
                line = json.dumps(read_notices(source), ensure_ascii=False)
                # half a character pair, which JSON allows, cannot be printed
                self.stdout.write(line.encode("utf-8", "replace").decode("utf-8"))
        return 0

    def _store(self, paths: list[Path]) -> int:
        counts: Counter[str] = Counter()
        for outcome in store_all(self._watched(paths)):
            counts[outcome.became] += 1
            if outcome.became == Became.REFUSED:
                self._explain(outcome)
        self.stdout.write(summary(counts))
        return counts[Became.REFUSED]

    def _explain(self, outcome: Outcome) -> None:
        self.stderr.write(f"{outcome.file}: {' '.join(outcome.messages)}")

    def _watched(self, paths: list[Path]) -> Iterator[Source]:
        """Yield the files, and draw how far they are read where somebody looks on."""
        is_watched = self.stderr.isatty()
        for number, path in enumerate(paths):
            for read, source in enumerate(sources(path), start=1):
                if is_watched:
                    done = WIDTH * number // len(paths)
                    bar = "#" * done + "." * (WIDTH - done)
                    self.stderr.write(f"\r[{bar}] {path.name}: {read}\x1b[K", ending="")
                yield source
        if is_watched:
            self.stderr.write(f"\r[{'#' * WIDTH}]\x1b[K")


def summary(counts: Counter[str]) -> str:
    """Return in words what became of the notices."""
    each = (f"{Became(became).label}: {counts[became]}" for became in Became if counts[became])
    return ", ".join(each) or _("There was nothing to read.")
