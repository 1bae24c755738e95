"""The directory of social enterprises."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """The directory of social enterprises."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Connect the signals and tell the search what a profile says."""
        import_module("enterprises.signals")
        import_module("enterprises.documents")

        from enterprises.models import Category, CategoryCode
        from headless import versions

        versions.watch(Category)
        versions.watch(CategoryCode)
