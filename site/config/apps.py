"""The installed app that composes the others into one site."""

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The site itself: settings, addresses, and the commands that span the apps."""

    name = "config"
    verbose_name = "Site"

    def ready(self) -> None:
        """Make renditions forget what cameras write, and pages do without damaged pictures."""
        import_module("config.uploads").connect()
