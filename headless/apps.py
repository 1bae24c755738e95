"""The rules of the public API, and what apps say about their objects."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HeadlessConfig(AppConfig):
    """The rules of the public API, and what apps say about their objects."""

    name = "headless"
    verbose_name = _("Headless")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to count the changes of public content."""
        import_module("headless.versions").connect()
