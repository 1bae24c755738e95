"""`manage.py demo`: what `make run` calls."""

import os

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.preparing import prepare
from config.seeding import seed
from enterprises.models import EnterprisePage


class Command(BaseCommand):
    """Migrate, prepare, fill an empty database with demo content, and serve."""

    help = "Serves the site with demo content on 127.0.0.1 (PORT)."

    def handle(self, *args: object, **options: object) -> None:
        """Do each step once, then serve until interrupted."""
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        prepare()
        if not EnterprisePage.objects.exists():
            seed()
        call_command("runserver", f"127.0.0.1:{os.environ.get('PORT', '8000')}", "--noreload")
