"""`manage.py demo`: what `make run` calls."""

import os

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.seeding import is_seeded, seed
from config.seeding.accounts import make_accounts
from config.seeding.pictures import show_all
from config.site_setup import prepare

ADDRESSES = {
    "Swedish": "/",
    "English": "/en/",
    "Search": "/sok/?q=fika",
    "API": "/api/v1/docs",
    "Admin": "/admin/",
}


class Command(BaseCommand):
    """Migrate, prepare, fill an empty database with demo content, and serve."""

    help = "Serves the site with demo content on 127.0.0.1 (PORT)."

    def handle(self, *args: object, **options: object) -> None:
        """Do each step once, then serve until interrupted."""
        self.stdout.write("Making the database ready ...")
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        prepare()
        accounts = make_accounts()
        if not is_seeded():
            self.stdout.write("Filling it with demo content (half a minute, only once) ...")
            seed()
            show_all()
        self._say_where(accounts)
        port = os.environ.get("PORT", "8000")
        call_command("runserver", f"127.0.0.1:{port}", "--noreload", skip_checks=True)

    def _say_where(self, accounts: list[str]) -> None:
        self.stdout.write("")
        for name, path in ADDRESSES.items():
            self.stdout.write(f"  {name:10}{settings.SITE_URL}{path}")
        logins = ", ".join(f"{name}/{name}" for name in accounts)
        self.stdout.write(f"  {'Log in':10}{logins}\n\n  Stop with Ctrl-C.\n")
        self.stdout.flush()
