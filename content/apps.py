"""Blocks and page details that every page body uses."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Blocks and page details that every page body uses."""

    name = "content"
    verbose_name = _("Content")

    def ready(self) -> None:
        """Remember the addresses of pages that are renamed, moved or deleted."""
        import_module("content.moves").connect()
        import_module("content.gone").connect()
