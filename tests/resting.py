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
from modelsearch import signal_handlers
from wagtail.signal_handlers import disable_reference_index_auto_update

from search import signals

READING = re.compile(
    r"SELECT .*\b(?:FROM|JOIN) \W?(?:search_\w+|wagtailsearch_indexentry\w*|"
    r"wagtailcore_referenceindex)",
    re.DOTALL,
)
nothing = SimpleNamespace(enqueue=lambda *args, **kwargs: None)


class LooksAtARestingIndexError(AssertionError):
    """A test reads what is not written for it."""


def refuse(execute, sql, params, many, context):
    """Fail a statement that reads an index."""
    if READING.match(sql):
        raise LooksAtARestingIndexError(f"Mark the test `indexed`, it asks: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def indexes_at_rest():
    """Write no index, and let nobody look at one."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(signals, "sources", {}))
        stack.enter_context(patch.object(signal_handlers, "insert_or_update_object_task", nothing))
        stack.enter_context(patch.object(signal_handlers.index, "remove_object"))
        stack.enter_context(disable_reference_index_auto_update())
        stack.enter_context(connection.execute_wrapper(refuse))
        yield
