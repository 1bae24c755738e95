"""The installed app that composes the others into one site."""

from importlib import import_module

from django.apps import AppConfig
from wagtail import documents, images
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.images.apps import WagtailImagesAppConfig


class ConfigConfig(AppConfig):
    """The site itself: settings, addresses, and the commands that span the apps."""

    name = "config"
    verbose_name = "Site"
    default = True

    def ready(self) -> None:
        """Make renditions forget what cameras write, and pages do without damaged pictures."""
        import_module("config.uploads").connect()


class DocumentsConfig(WagtailDocsAppConfig):
    """Wagtail's documents, which nobody puts into a private collection."""

    def ready(self) -> None:
        """Replace Wagtail's policy as soon as it is registered, before a view keeps it."""
        super().ready()
        guard = import_module("home.private_collections")
        guard.register_policy(documents.get_permission_policy())


class ImagesConfig(WagtailImagesAppConfig):
    """Wagtail's pictures, which nobody puts into a private collection."""

    def ready(self) -> None:
        """Replace Wagtail's policy as soon as it is registered, before a view keeps it."""
        super().ready()
        guard = import_module("home.private_collections")
        guard.register_policy(images.get_permission_policy())
