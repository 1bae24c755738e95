"""`manage.py mend_text`: finds and mends text that was stored before it had to be in order."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from access.mending import Mended, mend
from headless import versions
from search.rebuild import rebuild

LONGEST = 70


class Command(BaseCommand):
    """Mend what is stored; safe at any time, and to run twice."""

    help = (
        "Puts stored text into one Unicode form, without unseen signs, and e-mail addresses into "
        "their one spelling. Says how many fields of each model; with -v 2, each of them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to write."""
        parser.add_argument("--dry-run", action="store_true", help="Only say what there is.")

    def handle(self, *args: object, dry_run: bool, verbosity: int, **options: object) -> None:
        """Mend, say what, and have readers and the search see it."""
        counted: Counter[str] = Counter()
        left = 0
        for found in mend(dry_run=dry_run):
            counted[_name(found)] += 1
            left += found.is_left
            if verbosity > 1 or found.is_left:
                self.stdout.write(_told(found))
        for name, count in sorted(counted.items()):
            self.stdout.write(f"{name}: {count}")
        if counted and not dry_run:
            versions.bump()
            rebuild()
        verb = "would be" if dry_run else "were"
        self.stdout.write(f"{counted.total() - left} fields {verb} mended, {left} left.")


def _name(found: Mended) -> str:
    return f"{found.model._meta.label}.{found.field}"


def _told(found: Mended) -> str:
    why = " (left: it would be the same as another)" if found.is_left else ""
    return f"{_name(found)} {found.pk}: {_shown(found.before)} -> {_shown(found.after)}{why}"


def _shown(value: Any) -> str:
    """Return a value so that what nobody sees can be seen, cut to a line."""
    text = ascii(str(value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
