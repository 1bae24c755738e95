"""Leaves the indexes alone while much is written, and brings them up to date once, at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.test.utils import override_settings
from modelsearch.index import get_indexed_models
from wagtail.search.backends import get_search_backends

from search.rebuild import mend

PUT_OFF = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
AT_A_TIME = 500


@contextmanager
def put_off() -> Iterator[None]:
    """Set nothing in motion for each save: a page is saved six times, and each would index it."""
    with override_settings(TASKS=PUT_OFF):
        yield


def bring_up_to_date() -> None:
    """Write the references, the admin's search and the public search anew."""
    call_command("rebuild_references_index", verbosity=0)
    index_for_admin()
    mend()


def index_for_admin() -> None:
    """Write everything that the admin's own search and choosers look among."""
    for model in get_indexed_models():
        if getattr(model, "search_auto_update", True):
            found = list(model.get_indexed_objects())
            for backend in get_search_backends(with_auto_update=True):
                for start in range(0, len(found), AT_A_TIME):
                    backend.add_bulk(model, found[start : start + AT_A_TIME])
