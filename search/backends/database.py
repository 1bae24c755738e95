"""The database as a search backend of Wagtail, which takes whatever is typed."""

from typing import Any

from django.db import connection
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend

from headless.text_search import cleaned


class TakesAnything:
    """Leaves out what the databases stumble on: a lone quotation mark, NUL, endless text."""

    def _search(self, query_compiler_class: type, query: Any, *args: Any, **options: Any) -> Any:
        if isinstance(query, str):
            query = cleaned(query)
        elif isinstance(getattr(query, "query_string", None), str):
            query.query_string = cleaned(query.query_string)
            query = query if query.query_string else ""
        return super()._search(query_compiler_class, query, *args, **options)


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 - modelsearch's name
    """Return the backend of the database in use, made to take anything."""
    stock = type(database.SearchBackend(dict(params)))
    return type(f"{connection.vendor.title()}Backend", (TakesAnything, stock), {})(params)
