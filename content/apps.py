"""Blocks and page details that every page body uses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Blocks and page details that every page body uses."""

    name = "content"
    verbose_name = _("Content")
