"""The directory of social enterprises."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """The directory of social enterprises."""

    name = "enterprises"
    verbose_name = _("Enterprises")
