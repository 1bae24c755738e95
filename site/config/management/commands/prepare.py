"""`manage.py prepare`: what every deploy runs after the migrations."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.site_setup import prepare


class Command(BaseCommand):
    """Make what the site cannot be without, where it is missing."""

    help = "Makes the cache, locales, site, index pages, categories, roles and workflow, once."

    def handle(self, *args: object, **options: object) -> None:
        """Prepare, and say so."""
        call_command("createcachetable", verbosity=0)
        prepare()
        self.stdout.write("Prepared.")
