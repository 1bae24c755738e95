"""What the search server was not told while it did not answer, and telling it afterwards."""

import logging
from itertools import groupby

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db.models import Model
from elastic_transport import TransportError
from elasticsearch import ApiError, NotFoundError
from modelsearch.backends import get_search_backend

from search.breaker import breaker
from search.models import MissedUpdate

log = logging.getLogger(__name__)
AT_ONCE = 500
CATCHING_UP = "search-catching-up"
LONGEST = 300  # seconds until another process may try
NO_ANSWER = (TransportError, ApiError)


def record_missed(instance: Model) -> None:
    """Remember an object that the server was not told about."""
    _remember(instance._meta.label, str(instance.pk))


def record_missing_index(model: type[Model]) -> None:
    """Remember that the server knows nothing of a model: its index is missing."""
    _remember(model._meta.label, "")


def record_failure(error: Exception, model: type[Model]) -> None:
    """Log that the server failed, rest if it is down, and have a missing index made again."""
    log.warning("Elasticsearch did not answer for %s: %s", model._meta.label, error)
    if isinstance(error, NotFoundError):
        record_missing_index(model)
    else:
        breaker.failed()


def _remember(label: str, pk: str) -> None:
    MissedUpdate.objects.update_or_create(model_label=label, object_pk=pk)


def has_server() -> bool:
    """Tell whether there is a search server at all."""
    return bool(settings.ELASTICSEARCH_URL)


def catch_up() -> int:
    """Tell the server what it missed, if it answers; return how many objects that were."""
    if not has_server() or not MissedUpdate.objects.exists():
        return 0
    if not _answers() or not cache.add(CATCHING_UP, 1, timeout=LONGEST):
        return 0
    try:
        return _reindex_everything() if _lacks_an_index() else _send_missed()
    finally:
        cache.delete(CATCHING_UP)


def _lacks_an_index() -> bool:
    return MissedUpdate.objects.filter(object_pk="").exists()


def _reindex_everything() -> int:
    noted = list(MissedUpdate.objects.values_list("pk", "missed_at"))
    call_command("update_index", backend_name="default", verbosity=0)
    return _forget(noted)


def _send_missed() -> int:
    missed = MissedUpdate.objects.order_by("model_label", "pk")[:AT_ONCE]
    return sum(
        _send(label, list(group))
        for label, group in groupby(missed, key=lambda row: row.model_label)
    )


def _answers() -> bool:
    """Tell whether the server can be written to again."""
    try:
        get_search_backend().es.cluster.health(timeout="1s")
    except NO_ANSWER as error:
        log.info("Elasticsearch does not answer yet: %s", error)
        breaker.failed()
        return False
    breaker.succeeded()
    return True


def _send(label: str, missed: list[MissedUpdate]) -> int:
    """Add what is still there and delete what is not; what fails is noted anew by itself."""
    model, backend = apps.get_model(label), get_search_backend()
    known = model._default_manager.in_bulk([row.object_pk for row in missed])
    there = {str(pk): instance for pk, instance in known.items()}
    sent = _forget([(row.pk, row.missed_at) for row in missed])
    for row in missed:
        instance = there.get(row.object_pk)
        if instance is None:
            backend.delete(model(pk=row.object_pk))
        else:
            backend.add(instance)
    return sent


def _forget(noted: list[tuple]) -> int:
    """Remove notes, but not those that were made again in the meantime."""
    for pk, missed_at in noted:
        MissedUpdate.objects.filter(pk=pk, missed_at=missed_at).delete()
    return len(noted)
