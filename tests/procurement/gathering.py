"""Sources of notices for tests, with little patience, and notices that are only counted."""

from procurement.harvesting import actions, storing
from procurement.models import NoticeSource

LIMITS = {
    "seconds": 2.0,
    "pause": 0.01,
    "between": 0.0,
    "longest_pause": 0.5,
    "most_bytes": 1_000_000,
}


def impatient(settings, **more):
    """Let sources be read from this machine, with limits that make tests soon done."""
    settings.PRIVATE_SOURCES = True
    settings.HARVESTING_LIMITS = LIMITS | more


def make_source(address="", **fields):
    """Store a source that is switched on."""
    defaults = {"name": "TED", "kind": "ted", "address": address, "places": "SE124"}
    return NoticeSource.objects.create(**{**defaults, "days_back": 3650, **fields})


def read(source, now=None, **more):
    """Read a source, and return it as it is stored then."""
    actions.read_source(source.pk, now, **more)
    source.refresh_from_db()
    return source


def count_only(monkeypatch, broken=()):
    """Keep notices in a list instead of the database, and return it; some cannot be kept."""
    kept = []

    def keep(storage, number, result):
        key = result["notice"]["key"]
        if key in broken:
            raise RuntimeError(key)
        became = "same" if key in kept else "new"
        kept.append(key)
        return became

    monkeypatch.setattr(storing.Storage, "keep", keep)
    return kept
