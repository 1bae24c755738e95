"""The choices of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Phase(models.TextChoices):
    """How far a procurement has come, as the editor or the source says."""

    PLANNED = "planned", _("planned")
    OPEN = "open", _("open for tenders")
    AWARDED = "awarded", _("awarded")
    CANCELLED = "cancelled", _("cancelled")


class Stage(models.TextChoices):
    """What a reader meets: the phase, and whether the last day has passed."""

    PLANNED = "planned", pgettext_lazy("stage", "Planned")
    OPEN = "open", pgettext_lazy("stage", "Open for tenders")
    PASSED = "passed", _("The last day has passed")
    AWARDED = "awarded", _("Awarded")
    CANCELLED = "cancelled", pgettext_lazy("stage", "Cancelled")


class Tab(models.TextChoices):
    """The lists that notices are shown in."""

    OPEN = "open", pgettext_lazy("tab", "Open")
    PLANNED = "planned", pgettext_lazy("tab", "Planned")
    CLOSED = "closed", _("Closed or awarded")
    CANCELLED = "cancelled", pgettext_lazy("tab", "Cancelled")


class Reserved(models.TextChoices):
    """For whom the participation is reserved; the codes of eForms BT-71 where it has one."""

    NONE = "none", _("not reserved")
    WORKSHOPS = "res-ws", _("sheltered workshops and suppliers whose aim is integration")
    PUBLIC_SERVICE = "res-pub-ser", _("organisations with a public service mission")
    IDEA_BASED = "se-19-25a", _("idea-based organisations")
