"""`manage.py send_mail`: sends the mail whose time has come."""

from django.core.management.base import BaseCommand

from access.delivery import deliver_due


class Command(BaseCommand):
    """Send what waits, once; a site without a worker runs it every few minutes."""

    help = "Sends the mail whose time has come; safe to run at any time."

    def handle(self, *args: object, **options: object) -> None:
        """Send it, and say how many mails were tried."""
        self.stdout.write(f"Mails tried: {deliver_due()}")
