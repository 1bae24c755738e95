"""`manage.py daily`: every scheduled duty once."""

from django.core.management.base import BaseCommand, CommandError

from config.duties import DUTIES
from content.duties import perform


class Command(BaseCommand):
    """Do every daily duty, and fail when one of them did."""

    help = "Does every scheduled duty once; safe to run twice."

    def handle(self, *args: object, **options: object) -> None:
        """Do the duties, and say how many were done."""
        if failed := perform(DUTIES):
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
        self.stdout.write(f"Did {len(DUTIES)} duties.")
