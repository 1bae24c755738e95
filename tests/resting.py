"""The indexes rest while a test runs, unless it asks for them: most make pages and never search.

Following every change took a quarter of the suite. A test marked `indexed`, or one on the search
server, has what is searched and what refers to what written as the site does. Any other that
looks there fails, so that none passes because an index is empty.
"""

import re
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from django.db import connection
from modelsearch import signal_handlers as index_handlers
from wagtail import signal_handlers as wagtail_handlers
from wagtail.models import ReferenceIndex

from access import traces
from search import signal_handlers as followers

INDEXES = r"search_\w+|wagtailsearch_indexentry\w*|wagtailcore_referenceindex"
READING = re.compile(rf"SELECT .*\b(?:FROM|JOIN) \W?(?:{INDEXES})", re.DOTALL)
searched_models = traces.searched_models
nothing = SimpleNamespace(enqueue=lambda *args, **kwargs: None)


class LooksAtARestingIndexError(AssertionError):
    """A test reads what is not written for it."""


class Guard:
    """Fails statements that read an index, and remembers them: a view may hide its failure."""

    def __init__(self):
        self.seen = []

    def __call__(self, execute, sql, params, many, context):
        if READING.match(sql):
            self.seen.append(sql)
            raise LooksAtARestingIndexError(f"Mark the test `indexed`, it asks: {sql}")
        return execute(sql, params, many, context)


def _kept_models():
    """Yield the models in which a person is looked for, without the indexes."""
    return (
        model for model in searched_models() if not re.fullmatch(INDEXES, model._meta.db_table)
    )


@contextmanager
def indexes_at_rest():
    """Write no index, and let nobody look at one."""
    guard = Guard()
    with ExitStack() as stack:
        for patched in (
            patch.object(followers, "sources", {}),
            patch.object(traces, "searched_models", _kept_models),
            patch.object(index_handlers, "insert_or_update_object_task", nothing),
            patch.object(index_handlers.index, "remove_object"),
            patch.object(wagtail_handlers, "update_reference_index_task", nothing),
            patch.object(ReferenceIndex, "remove_for_object"),
            patch.object(ReferenceIndex, "remove_references_to"),
            connection.execute_wrapper(guard),
        ):
            stack.enter_context(patched)
        yield
    if guard.seen:
        raise LooksAtARestingIndexError(f"Mark the test `indexed`, it asked: {guard.seen[0]}")
