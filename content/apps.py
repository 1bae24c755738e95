"""Blocks and page details that every page body uses."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Blocks and page details that every page body uses."""

    name = "content"
    verbose_name = _("Content")

    def ready(self) -> None:
        """Keep addresses and translations together with what happens to a page."""
        import_module("content.moves").connect()
        import_module("content.gone").connect()
        import_module("content.signal_handlers").connect()
        import_module("content.translations.signal_handlers").connect()
