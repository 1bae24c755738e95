"""The municipalities of the county."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """The municipalities of the county."""

    name = "places"
    verbose_name = _("Places")

    def ready(self) -> None:
        """Count changes of municipalities as changes of public content."""
        import_module("headless.versions").watch(self.get_model("Municipality"))
