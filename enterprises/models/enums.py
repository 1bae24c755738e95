"""The choices of the directory."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SWEDISH, ENGLISH = "sv", "en"
LANGUAGES = [(SWEDISH, _("Swedish")), (ENGLISH, _("English"))]  # of mails and of what is sent in


def reader_language() -> str:
    """Return the language that is read now, Swedish outside of any."""
    return get_language() or SWEDISH


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


class Support(models.TextChoices):
    """How well something that an enterprise says of itself is supported."""

    STATED = "stated", _("stated by the enterprise")
    SEEN = "seen", _("document seen")
    REGISTER = "register", _("checked in a register")


class Criterion(models.TextChoices):
    """What an enterprise may show of itself, one thing each.

    The first nine are the conditions of the Public Procurement Act (2016:1145) for reserved
    contracts; the next five are the criteria of work-integrating social enterprises (ASF) as
    Tillväxtverket has published them.
    """

    PURPOSE_4_18 = "4-18-purpose", _("Its main purpose is social and occupational integration")
    SHARE_4_18 = "4-18-share", _("At least 30 per cent of those occupied belong to the group")
    MISSION_19_25 = "19-25-mission", _("It has a public mission tied to the service")
    PROFIT_19_25 = "19-25-profit", _("It reinvests its profit in the mission")
    GOVERNED_19_25 = "19-25-governed", _("It is governed by its staff or by active participation")
    PURPOSE_19_25A = "19-25a-purpose", _("Its purpose contributes to the service")
    TRANSFERS_19_25A = "19-25a-transfers", _("It transfers value only as Act 2022:900 allows")
    INDEPENDENT_19_25A = "19-25a-independent", _("No public body has a controlling influence")
    REGISTER_19_25A = "19-25a-register", _("It is in the register of idea-based organisations")
    ASF_BUSINESS = "asf-business", _("It runs a business")
    ASF_PURPOSE = "asf-purpose", _("It exists to integrate people on the labour market")
    ASF_PARTICIPATION = "asf-participation", _("Its staff take part by ownership or contract")
    ASF_PROFIT = "asf-profit", _("It mainly reinvests its profits")
    ASF_INDEPENDENT = "asf-independent", _("It is independent of the public sector")
    SVB = "svb", _("It is a limited company with restricted dividends (svb)")
    CERTIFICATE = "certificate", _("Certificate")
