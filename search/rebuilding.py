"""Makes everything that the search keeps anew, beside what is in use."""

from datetime import datetime

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from search import missed
from search.drift import Drift, mend
from search.engines import server
from search.models import MissedUpdate, SearchDocument
from search.vocabulary import count_again


def rebuild() -> Drift:
    """Write every row, the vocabulary and the search server's indices; return what differed."""
    started = timezone.now()
    drift = mend(everything=True)
    count_again()
    if missed.is_used():
        call_command("update_index", backend_name="default", verbosity=0)
        MissedUpdate.objects.filter(missed_at__lt=started).delete()
        replay(started)
    return drift


def replay(since: datetime) -> None:
    """Tell the new indices what changed while they were built, and was told to the old ones."""
    server.add(SearchDocument.objects.filter(written_at__gte=since))
    server.mend()
    changed = Q(latest_revision_created_at__gte=since) | Q(last_published_at__gte=since)
    for page in Page.objects.filter(changed).specific():
        get_search_backend().add(page)
