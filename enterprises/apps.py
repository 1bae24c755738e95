"""The directory of social enterprises."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PARTS = [
    "submission",
    "sent_pictures",
    "keeping",
    "moderation",
    "freshness",
    "visitors",
    "passport",
    "out",
    "privacy",
]


def load(name: str) -> None:
    """Import the module of a name in each part of the app that has one.

    `registry` registers links, letters and personal data; `hooks` what the admin shows.
    """
    for part in PARTS:
        if find_spec(f"enterprises.{part}.{name}"):
            import_module(f"enterprises.{part}.{name}")


class EnterprisesConfig(AppConfig):
    """The directory of social enterprises."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Connect the signals and tell the search what a profile says."""
        import_module("enterprises.signals")
        import_module("enterprises.documents")
        load("registry")

        from enterprises.models import Category, CategoryCode
        from headless import versions

        versions.watch(Category)
        versions.watch(CategoryCode)
