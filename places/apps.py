"""The municipalities of the county."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """The municipalities of the county."""

    name = "places"
    verbose_name = _("Places")
