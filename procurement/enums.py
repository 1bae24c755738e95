"""The choices of notices, and what the law (LOU 2016:1145) says of each reservation."""

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


class NewsTab(models.TextChoices):
    """The lists that news is shown in."""

    CURRENT = "current", pgettext_lazy("news", "Current")
    ARCHIVE = "archive", pgettext_lazy("news", "Archive")


class NoticeKind(models.TextChoices):
    """What an editor has typed in that no source announces."""

    BELOW_THRESHOLD = "below-threshold", _("below the threshold")
    MARKET_DIALOGUE = "market-dialogue", _("market dialogue")


class Reserved(models.TextChoices):
    """For whom the participation is reserved; the codes of eForms BT-71 where it has one."""

    NONE = "none", _("not reserved")
    WORKSHOPS = "res-ws", _("sheltered workshops and suppliers whose aim is integration")
    PUBLIC_SERVICE = "res-pub-ser", _("organisations with a public service mission")
    IDEA_BASED = "se-19-25a", _("idea-based organisations")


class InCounty(models.TextChoices):
    """Whether the work is done in Örebro län; the contract of imports calls it `orebro`."""

    YES = "yes", pgettext_lazy("in the county", "yes")
    POSSIBLE = "possible", pgettext_lazy("in the county", "possibly")
    NO = "no", pgettext_lazy("in the county", "no")
    UNKNOWN = "unknown", pgettext_lazy("in the county", "unknown")


class ReservedScope(models.TextChoices):
    """How many of the lots are reserved."""

    ALL = "all", pgettext_lazy("lots", "all")
    SOME = "some", pgettext_lazy("lots", "some")
    NONE = "none", pgettext_lazy("lots", "none")
    UNKNOWN = "unknown", pgettext_lazy("lots", "unknown")


class ReservedExecution(models.TextChoices):
    """Whether the contract has to be carried out in sheltered employment (BT-736)."""

    YES = "yes", pgettext_lazy("reserved execution", "yes")
    NO = "no", pgettext_lazy("reserved execution", "no")
    NOT_KNOWN = "not-known", pgettext_lazy("reserved execution", "not yet known")


class Nature(models.TextChoices):
    """What is bought (BT-23)."""

    SERVICES = "services", _("services")
    WORKS = "works", _("works")
    SUPPLIES = "supplies", _("supplies")


RULES = {
    Reserved.WORKSHOPS: _(
        "Reserved under chapter 4, section 18 of the Swedish Public Procurement Act (LOU): only "
        "sheltered workshops, and suppliers whose main purpose is the social and occupational "
        "integration of people with disabilities or with difficulty entering the labour "
        "market, may bid. At least 30 per cent of those occupied must belong to that group."
    ),
    Reserved.PUBLIC_SERVICE: _(
        "Reserved under chapter 19, section 25 of the Swedish Public Procurement Act (LOU): only "
        "organisations with a public service mission tied to the service, that reinvest their "
        "profit and are governed by staff ownership or active participation, may bid. The "
        "contract may run for at most three years."
    ),
    Reserved.IDEA_BASED: _(
        "Reserved under chapter 19, section 25 a of the Swedish Public Procurement Act (LOU): "
        "only idea-based organisations whose purpose contributes to the service may bid."
    ),
}
PARAGRAPHS = {
    Reserved.WORKSHOPS: _("Reserved, LOU chapter 4, section 18"),
    Reserved.PUBLIC_SERVICE: _("Reserved, LOU chapter 19, section 25"),
    Reserved.IDEA_BASED: _("Reserved, LOU chapter 19, section 25 a"),
}


class Frequency(models.TextChoices):
    """How often somebody who watches notices gets mail."""

    AT_ONCE = "at_once", _("at once, when something is published")
    DAILY = "daily", _("at most once a day")
    WEEKLY = "weekly", _("once a week, on Monday morning")


class ChangeKind(models.TextChoices):
    """What may become of a public notice: it gets into a phase, or its last day moves."""

    PLANNED = "planned", pgettext_lazy("change", "Planned")
    OPEN = "open", pgettext_lazy("change", "Open for tenders")
    AWARDED = "awarded", pgettext_lazy("change", "Awarded")
    CANCELLED = "cancelled", pgettext_lazy("change", "Cancelled")
    MOVED = "moved", pgettext_lazy("change", "New last day")
