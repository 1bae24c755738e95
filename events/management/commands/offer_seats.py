"""`manage.py offer_seats`: offers the seats that are free at meetings to those next in line."""

from django.core.management.base import BaseCommand, CommandError

from content.duties import SomeFailedError
from events.registration.seats import advance_waiting_lists


class Command(BaseCommand):
    """Let the waiting lists go on; a site without a worker runs it every ten minutes."""

    help = "Ends offers that nobody answered and offers free seats; safe to run at any time."

    def handle(self, *args: object, **options: object) -> None:
        """Do it, and say how many seats were offered; fail when some meetings did."""
        try:
            self.stdout.write(f"Seats offered: {advance_waiting_lists()}")
        except SomeFailedError as error:
            raise CommandError(f"Meetings: {error}") from None
