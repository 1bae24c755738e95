"""`manage.py seed`: demo content in both languages, and generated content for measuring."""

from django.core.management.base import BaseCommand

from config.seeding import seed


class Command(BaseCommand):
    """Fill the database with demo content, once."""

    help = "Adds the demo content that is missing, in Swedish and English; safe to run again."

    def handle(self, *args: object, **options: object) -> None:
        """Seed, and say what was added."""
        for kind, count in seed().items():
            self.stdout.write(f"{kind}: {count} added")
