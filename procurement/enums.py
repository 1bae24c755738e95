"""The choices of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """How far a procurement has come."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("open for tenders")
    AWARDED = "awarded", _("awarded")
    CANCELLED = "cancelled", _("cancelled")


class Reserved(models.TextChoices):
    """For whom the participation is reserved; the codes of eForms BT-71."""

    NONE = "none", _("not reserved")
    WORKSHOPS = "res-ws", _("sheltered workshops and suppliers whose aim is integration")
    PUBLIC_SERVICE = "res-pub-ser", _("organisations with a public service mission")
