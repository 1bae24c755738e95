"""`manage.py seed`: demo content in both languages, and generated content for measuring."""

from django.core.management.base import BaseCommand, CommandParser

from config.seeding import seed
from config.seeding.bulk import generate
from config.seeding.pictures import show_all

GENERATED = ("enterprises", "events", "notices")


class Command(BaseCommand):
    """Fill the database with demo content, and up to so many generated objects."""

    help = (
        "Adds the demo content that is missing, in Swedish and English; safe to run again. "
        "With numbers, adds generated content for measuring until there are so many."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask how many of each kind there should be at least."""
        for kind in GENERATED:
            parser.add_argument(f"--{kind}", type=int, default=0, metavar="N")

    def handle(self, *args: object, **options: int) -> None:
        """Seed, and say what was added."""
        for kind, count in seed().items():
            self.stdout.write(f"{kind}: {count} added")
        show_all()
        for kind in GENERATED:
            if options[kind]:
                self.stdout.write(f"generated {kind}: {generate(kind, options[kind])} added")
