"""The directory of social enterprises."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

FEATURES = [
    "profiles",
    "directory",
    "contacts",
    "lifecycle",
    "moderation",
    "submission",
    "enquiries",
    "self_service",
    "importing",
    "privacy",
]
# What registers mails, links, personal data and the like when it is imported.
REGISTERING = ["documents", "emails", "links", "signal_handlers", "persons", "retention"]


def load(name: str) -> None:
    """Import the module of a name in each feature that has one."""
    for feature in FEATURES:
        if find_spec(f"enterprises.{feature}.{name}"):
            import_module(f"enterprises.{feature}.{name}")


class EnterprisesConfig(AppConfig):
    """The directory of social enterprises."""

    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self) -> None:
        """Let each feature register what it has, and watch what the public content is made of."""
        for name in REGISTERING:
            load(name)

        # Models can be imported only now.
        from enterprises.models import Category, CategoryCode, DirectorySettings
        from headless import versions

        versions.watch(Category)
        versions.watch(CategoryCode)
        versions.watch_settings(DirectorySettings)
