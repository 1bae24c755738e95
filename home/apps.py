"""Home, guide and project pages, and what belongs to the whole site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, guide and project pages, and what belongs to the whole site."""

    name = "home"
    verbose_name = _("Home")
