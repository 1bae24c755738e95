"""The search backends of Wagtail as this site sets them up.

Wagtail's admin searches pages, pictures and documents through these; the public search has
engines of its own that share the server and its circuit breaker.
"""

from typing import Any

PATIENCE = 1  # seconds for any answer of the search server while somebody waits


def configured(url: str, prefix: str) -> dict[str, dict[str, Any]]:
    """Return the setting WAGTAILSEARCH_BACKENDS, with a search server or without."""
    database = {"BACKEND": "search.backends.database", "SEARCH_CONFIG": "swedish"}
    if not url:
        return {"default": database}
    server = {
        "BACKEND": "search.backends.elasticsearch",
        "URLS": [url],
        "INDEX_PREFIX": prefix,
        "TIMEOUT": PATIENCE,
        "OPTIONS": {"max_retries": 0, "retry_on_timeout": False},
    }
    return {"default": server, "database": database}
