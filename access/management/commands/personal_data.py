"""`manage.py personal_data export|erase EMAIL`: everything about one e-mail address."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from access import personal_data


class Command(BaseCommand):
    """Take out or erase everything about an address; either is noted."""

    help = "Writes everything about an e-mail address as JSON, or erases it and says what is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and about whom."""
        parser.add_argument("action", choices=["export", "erase"])
        parser.add_argument("email")
        parser.add_argument("--output", type=Path, help="A file instead of standard output.")

    def handle(
        self, *args: object, action: str, email: str, output: Path | None, **options: object
    ) -> None:
        """Do it, and write the answer."""
        if "@" not in email:
            raise CommandError("That is no e-mail address.")
        done = personal_data.export if action == "export" else personal_data.erase
        text = personal_data.as_json(done(email, user=None))
        if output is None:
            # Not self.stdout: its encoding may be other than what JSON is written in.
            sys.stdout.write(f"{text}\n")
        else:
            output.touch(mode=0o600)
            output.write_text(f"{text}\n", encoding="utf-8")
