"""The installed app that composes the others into one site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The site itself: settings, addresses, and the commands that span the apps."""

    name = "config"
    verbose_name = "Site"
