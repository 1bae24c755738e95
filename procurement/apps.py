"""News and notices about public procurement."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcurementConfig(AppConfig):
    """News and notices about public procurement."""

    name = "procurement"
    verbose_name = _("Procurement")
