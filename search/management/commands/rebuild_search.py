"""`manage.py rebuild_search`: makes the documents and indices of the search anew."""

from django.core.management.base import BaseCommand

from search.models import SearchDocument
from search.rebuild import rebuild


class Command(BaseCommand):
    """Rebuild beside what is in use, so that readers notice nothing."""

    help = "Makes the search's documents, vocabulary and indices anew; safe at any time."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild, and say what had not been as it should."""
        drift = rebuild()
        count = SearchDocument.objects.count()
        self.stdout.write(f"{count} documents; {drift.count} had not been as they should.")
