"""Where notices are gathered from, how often, and how the last reading went."""

import datetime as dt
import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import times
from procurement.models.source_documents import LONGEST_ADDRESS, State
from procurement.models.source_faults import SOURCE

TED_ADDRESS = "https://api.ted.europa.eu/v3/notices/search"
DAYS_BEFORE_ALARM = 3
LEASE = dt.timedelta(minutes=2)  # a reading gives a sign of life more often, or has died
SEPARATORS = re.compile(r"[\s,;]+")


class Kind(models.TextChoices):
    """What stands at the address of a source, and how it is asked."""

    TED = "ted", _("TED, the search of the EU's notices")
    OCDS = "ocds", _("OCDS, a package or a list of packages")
    FEED = "feed", _("Atom or RSS, a feed of news")
    FOLDER = "folder", _("folder on our own server")


class Paging(models.TextChoices):
    """How TED is asked for the next page."""

    ITERATION = "ITERATION", _("by a token, without an end")
    PAGE_NUMBER = "PAGE_NUMBER", _("by number, up to 15,000 notices")


class Interval(models.IntegerChoices):
    """How often a source is read, in hours."""

    HOUR = 1, _("every hour")
    QUARTER = 6, _("four times a day")
    DAY = 24, _("every day")
    WEEK = 168, _("every week")


class NoticeSourceQuerySet(models.QuerySet):
    """Sources, asked for by whether they are to be read."""

    def due(self, now: dt.datetime | None = None) -> "NoticeSourceQuerySet":
        """Keep those that are switched on and whose time has come."""
        is_due = Q(next_at=None) | Q(next_at__lte=now or timezone.now())
        return self.filter(is_due, is_on=True)

    def failing(self) -> "NoticeSourceQuerySet":
        """Keep those that are switched on and have given nothing for days."""
        return self.filter(is_on=True, failed_days__gte=DAYS_BEFORE_ALARM)


class NoticeSource(models.Model):
    """A place where notices are gathered, which of them we want, and how the last time went."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As editors know it."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TED)
    address = models.CharField(
        _("address"),
        blank=True,
        max_length=LONGEST_ADDRESS,
        help_text=_(
            "Where the data stands, beginning with https://. For TED: leave it empty. For a "
            "folder: its name below the folder that the server's operator has chosen."
        ),
    )
    is_on = models.BooleanField(
        _("switched on"), default=True, help_text=_("Read by itself as often as is said below.")
    )
    interval = models.PositiveSmallIntegerField(
        _("how often"), choices=Interval.choices, default=Interval.DAY
    )
    places = models.CharField(
        _("places"),
        blank=True,
        max_length=250,
        help_text=_("NUTS codes with a comma between them. Örebro län is SE124. Empty: all."),
    )
    buyers = models.TextField(
        _("or buyers"),
        blank=True,
        help_text=_(
            "Names of buyers, one on each line. Their notices are taken also when they do not "
            "say where the work is done."
        ),
    )
    cpv = models.CharField(
        _("CPV codes"),
        blank=True,
        max_length=500,
        help_text=_("The first digits are enough: 9091 is cleaning of all sorts. Empty: all."),
    )
    query = models.TextField(
        _("own query"),
        blank=True,
        help_text=_(
            "For those who know TED's expert search. Replaces places, buyers and CPV codes; the "
            "date is added by itself."
        ),
    )
    paging = models.CharField(
        _("how pages are turned"),
        max_length=12,
        choices=Paging.choices,
        default=Paging.ITERATION,
    )
    days_back = models.PositiveSmallIntegerField(
        _("days back the first time"),
        default=30,
        help_text=_("How old notices may be when the source is read for the first time."),
    )
    overlap_days = models.PositiveSmallIntegerField(
        _("days of overlap"),
        default=3,
        help_text=_("How many days before the last reading are asked for once more."),
    )
    tried_at = models.DateTimeField(_("last tried"), null=True, editable=False)
    read_at = models.DateTimeField(_("last read"), null=True, editable=False)
    next_at = models.DateTimeField(_("next time"), null=True, editable=False)
    being_read_since = models.DateTimeField(null=True, editable=False)
    fault = models.CharField(max_length=20, blank=True, editable=False)
    fault_said = models.CharField(max_length=300, blank=True, editable=False)
    failed_on = models.DateField(null=True, editable=False)
    failed_days = models.PositiveSmallIntegerField(default=0, editable=False)
    alarmed_at = models.DateTimeField(null=True, editable=False)
    counts = models.JSONField(default=dict, blank=True, editable=False)
    cursor = models.JSONField(default=dict, blank=True, editable=False)

    objects = NoticeSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of notices")
        verbose_name_plural = _("sources of notices")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_in_short(self) -> str:
        """Return the first words of its kind."""
        return self.get_kind_display().partition(",")[0]

    @property
    def place_list(self) -> list[str]:
        """Return the NUTS codes."""
        return [code.upper() for code in SEPARATORS.split(self.places) if code]

    @property
    def buyer_list(self) -> list[str]:
        """Return the names of the buyers."""
        return [line.strip() for line in self.buyers.splitlines() if line.strip()]

    @property
    def cpv_list(self) -> list[str]:
        """Return the beginnings of the CPV codes, without check digits and closing zeros."""
        codes = [re.sub(r"\D.*", "", code) for code in SEPARATORS.split(self.cpv)]
        return [code[:2] + code[2:8].rstrip("0") for code in codes if code]

    @property
    def service(self) -> str:
        """Return the address that is asked."""
        return self.address.strip() or (TED_ADDRESS if self.kind == Kind.TED else "")

    @property
    def is_being_read(self) -> bool:
        """Tell whether somebody reads it right now."""
        since = self.being_read_since
        return since is not None and since > timezone.now() - LEASE

    @property
    def has_failed(self) -> bool:
        """Tell whether the last reading came to nothing."""
        return bool(self.fault)

    @property
    def fault_in_words(self) -> str:
        """Return why the last reading failed, if it did, and what the server said of it."""
        if not self.fault:
            return ""
        sentence = str(SOURCE.get(self.fault, SOURCE["unreadable"]))
        if self.fault == "no_folder":
            sentence %= {"folder": settings.NOTICE_FOLDER}
        if self.fault_said:
            said = gettext("The server says: %(words)s") % {"words": self.fault_said}
            sentence = f"{sentence} {said}"
        return sentence

    @property
    def counts_in_words(self) -> str:
        """Return how many notices the last reading gave, in one sentence."""
        if not self.counts:
            return "" if self.fault else gettext("Nothing new.")
        new, changed = self.counts.get("new", 0), self.counts.get("changed", 0)
        said = [ngettext("%(count)s new notice", "%(count)s new notices", new) % {"count": new}]
        words = {
            "changed": gettext("%(count)s changed"),
            "history": gettext("%(count)s about what is known, kept as history"),
            "same": gettext("%(count)s known already"),
            "typed": gettext("%(count)s without data, taken as a draft with title and link"),
            "outside": gettext("%(count)s outside the filter"),
            "refused": gettext("%(count)s refused"),
            "left": gettext("%(count)s left for next time"),
        }
        for name, sentence in words.items():
            if count := (changed if name == "changed" else self.counts.get(name, 0)):
                said.append(sentence % {"count": count})
        return ", ".join(said) + "."

    @property
    def result_in_words(self) -> str:
        """Return how the last reading went, in plain words."""
        if self.is_being_read:
            return gettext("Is being read right now.")
        if self.tried_at is None:
            return gettext("Not read yet.")
        return " ".join(filter(None, [self.fault_in_words, self.counts_in_words]))

    @property
    def next_in_words(self) -> str:
        """Return when it is read next."""
        if not self.is_on:
            return gettext("Switched off.")
        if self.next_at is None or self.next_at <= timezone.now():
            return gettext("The next time sources are read.")
        return gettext("At the earliest %(moment)s.") % {"moment": times.moment(self.next_at)}

    @property
    def waiting_count(self) -> int:
        """Return how many documents are still to be read."""
        return self.documents.filter(state=State.WAITING).count()

    def begin_anew(self) -> None:
        """Forget how far it was read: it is asked for something else now."""
        self.cursor, self.counts = {}, {}
        self.fault = self.fault_said = ""
        self.failed_on, self.failed_days, self.alarmed_at = None, 0, None
        self.tried_at = self.read_at = self.next_at = self.being_read_since = None
