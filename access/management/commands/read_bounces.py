"""`manage.py read_bounces [FILE…]`: marks the addresses whose mail came back."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from access.bounces import messages_from, messages_in, take_in


class Command(BaseCommand):
    """Read reports of mail servers from files, or from standard input."""

    help = "Reads bounced mail: a message, an mbox or a Maildir; standard input without a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files and folders."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args: object, files: list[Path], **options: object) -> None:
        """Mark what bounced, and say how many mails that were; never whose."""
        missing = [str(path) for path in files if not path.exists()]
        if missing:
            raise CommandError(f"There is no {', '.join(missing)}.")
        count = sum(take_in(messages_in(path)) for path in files)
        if not files:
            count = take_in(messages_from(sys.stdin.buffer.read()))
        self.stdout.write(f"Mails that came back: {count}")
