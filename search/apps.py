"""Full-text search over everything public."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Full-text search over everything public."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Start to follow what changes."""
        import_module("search.signal_handlers").connect()
