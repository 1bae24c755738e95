"""`manage.py events_daily`: every scheduled duty of a site that has `events` alone."""

from django.core.management.base import BaseCommand, CommandError

from content.duties import perform
from events.duties import DUTIES


class Command(BaseCommand):
    """Do every daily duty about meetings, and fail when one of them did."""

    help = (
        "Offers seats, reminds, thanks, sends mail, erases what is due and reads the calendars of "
        "partners; safe to run twice."
    )

    def handle(self, *args: object, **options: object) -> None:
        """Do the duties, and say which were done."""
        if failed := perform(DUTIES):
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
        self.stdout.write(f"Done: {', '.join(duty.__name__ for duty in DUTIES)}")
