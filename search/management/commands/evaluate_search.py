"""`manage.py evaluate_search`: tries the search on a corpus and writes what it found."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.evaluation import evaluate


class Command(BaseCommand):
    """Answer each query from a corpus in throw-away tables; write the ids that were found."""

    help = "Answers the queries of a file from a corpus; writes {query id: [document ids]}."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the two files to read and the one to write."""
        parser.add_argument("corpus", type=Path)
        parser.add_argument("queries", type=Path)
        parser.add_argument("--run", type=Path, required=True, metavar="OUT")

    def handle(self, *args: object, **options: Path) -> None:
        """Evaluate, and say how many queries were answered."""
        run = evaluate(self.read(options["corpus"]), self.read(options["queries"]))
        options["run"].write_text(json.dumps(run, ensure_ascii=False, indent=1), encoding="utf-8")
        self.stdout.write(f"{len(run)} queries answered in {options['run']}.")

    def read(self, path: Path) -> dict:
        """Return a JSON file; say which one cannot be read."""
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{path}: {error}") from error
