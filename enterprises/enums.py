"""The choices of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    """The legal forms that a social enterprise may have."""

    COOPERATIVE = "economic-association", _("economic association")
    WORKER_COOPERATIVE = "worker-cooperative", _("worker cooperative (economic association)")
    ASSOCIATION = "non-profit-association", _("non-profit association")
    FOUNDATION = "foundation", _("foundation")
    LIMITED = "limited-company", _("limited company")
    LIMITED_SVB = "limited-company-svb", _("limited company with restricted dividends (svb)")
    PARTNERSHIP = "partnership", _("trading or limited partnership")
    FAITH = "faith-community", _("registered faith community")
    SOLE_TRADER = "sole-trader", _("sole trader")
    UNIT = "unit", _("unit of a larger organisation")


class ReservationRule(models.TextChoices):
    """The rules of the Public Procurement Act (2016:1145) by which a contract may be reserved."""

    LOU_4_18 = "lou-4-18", _("Chapter 4, section 18: social and occupational integration")
    LOU_19_25 = "lou-19-25", _("Chapter 19, section 25: organisations with a public mission")
    LOU_19_25A = "lou-19-25a", _("Chapter 19, section 25 a: idea-based organisations")
