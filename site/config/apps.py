"""The installed app that composes the others into one site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The site itself: settings, addresses, and the commands that span the apps."""

    name = "config"
    verbose_name = "Site"

    def ready(self) -> None:
        """Make renditions forget what cameras write into pictures."""
        from config.pictures import forget_what_cameras_write

        forget_what_cameras_write()
