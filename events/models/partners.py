"""The calendars of partners, and the activities that were read from them."""

import datetime as dt
import secrets

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from content.languages import ENGLISH, SWEDISH, spelled
from events import times
from events.ical_reader.limits import LONGEST_ADDRESS, LONGEST_TEXT
from events.models import faults

OPEN_WEB = URLValidator(schemes=["http", "https"])
PATIENCE_WEEKS = 2
PATIENCE = dt.timedelta(weeks=PATIENCE_WEEKS)


def file_name(calendar: "PartnerCalendar", name: str) -> str:
    """Return a name for an uploaded calendar that tells nothing and cannot be guessed."""
    return f"partner_calendars/{secrets.token_hex(8)}.ics"


def _fresh(now: dt.datetime, prefix: str = "") -> Q:
    """Keep what was read lately; an uploaded file does not get old by itself."""
    is_uploaded = Q(**{f"{prefix}feed_url": ""})
    return is_uploaded | Q(**{f"{prefix}read_at__gte": now - PATIENCE})


class PartnerCalendarQuerySet(QuerySet):
    """Calendars of partners, asked for by whether they can be read."""

    def out_of_reach(self, now: dt.datetime | None = None) -> "PartnerCalendarQuerySet":
        """Keep those that nobody could read for two weeks, whose activities are hidden."""
        now = now or timezone.now()
        is_old = Q(read_at=None, added_at__lt=now - PATIENCE) | Q(read_at__lt=now - PATIENCE)
        return self.exclude(feed_url="").filter(is_old)


class PartnerActivityQuerySet(QuerySet):
    """Activities of partners, asked for by when they take place."""

    def shown(self, now: dt.datetime | None = None) -> "PartnerActivityQuerySet":
        """Keep those to come or under way, of calendars that could be read lately."""
        now = now or timezone.now()
        is_to_come = Q(ends_at__gte=now) | Q(ends_at=None, starts_at__gte=now)
        found = self.filter(is_to_come, _fresh(now, "calendar__"))
        return found.select_related("calendar").order_by("starts_at", "pk")

    def once(self, now: dt.datetime | None = None) -> "PartnerActivityQuerySet":
        """Leave out what another partner's calendar has too, and shows: by UID, or as it is named.

        Of the same at the same time the calendar that was added first shows it.
        """
        others = PartnerActivity.objects.filter(
            _fresh(now or timezone.now(), "calendar__"), starts_at=OuterRef("starts_at")
        )
        is_first = Q(calendar__lt=OuterRef("calendar")) | Q(
            calendar=OuterRef("calendar"), pk__lt=OuterRef("pk")
        )
        is_same = Q(uid=OuterRef("uid")) & ~Q(uid="") | Q(
            title__iexact=OuterRef("title"), place__iexact=OuterRef("place")
        )
        return self.exclude(Exists(others.filter(is_first, is_same)))

    def between(self, starts: dt.datetime, ends: dt.datetime) -> "PartnerActivityQuerySet":
        """Keep those that take place some time between two moments and are not cancelled."""
        begins_before = Q(starts_at__lt=ends)
        ends_after = Q(ends_at__gt=starts) | Q(ends_at=None, starts_at__gte=starts)
        return self.filter(begins_before & ends_after, is_cancelled=False)


class PartnerCalendar(models.Model):
    """A calendar of somebody we work with, and how its last reading went."""

    name = models.CharField(
        _("partner"),
        max_length=120,
        help_text=_("As readers know it. Shown at each of the partner's activities."),
    )
    website = models.URLField(
        _("the partner's web page"),
        max_length=LONGEST_ADDRESS,
        validators=[OPEN_WEB],
        help_text=_("Where readers find the partner and its calendar."),
    )
    language = models.CharField(
        _("language of the activities"),
        max_length=10,
        default=SWEDISH,
        choices=[(SWEDISH, _("Swedish")), (ENGLISH, _("English"))],
        help_text=_("So that screen readers pronounce the names rightly."),
    )
    feed_url = models.CharField(
        _("address of the calendar"),
        blank=True,
        max_length=1000,
        help_text=_(
            "The address of an iCalendar feed, often ending in .ics. Read again every night. "
            "Nobody but editors sees it."
        ),
    )
    file = models.FileField(_("uploaded calendar"), blank=True, upload_to=file_name)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    tried_at = models.DateTimeField(_("last tried"), null=True, editable=False)
    read_at = models.DateTimeField(_("last read"), null=True, editable=False)
    read_in_full_at = models.DateTimeField(
        _("last read from the beginning"), null=True, editable=False
    )
    being_read_since = models.DateTimeField(_("being read since"), null=True, editable=False)
    fault = models.CharField(_("fault"), blank=True, max_length=20, editable=False)
    activity_count = models.PositiveIntegerField(_("activities"), default=0, editable=False)
    left_out = models.PositiveIntegerField(
        pgettext_lazy("activities", "left out"), default=0, editable=False
    )
    left_out_entries = models.JSONField(
        _("activities left out, and why"), blank=True, null=True, editable=False
    )
    etag = models.CharField(blank=True, max_length=250, editable=False)
    last_modified = models.CharField(blank=True, max_length=250, editable=False)

    objects = PartnerCalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner calendar")
        verbose_name_plural = _("partner calendars")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def begin_anew(self) -> None:
        """Forget how the reading went and what was read: the calendar comes from elsewhere now."""
        self.tried_at = self.read_at = self.read_in_full_at = self.being_read_since = None
        self.fault = self.etag = self.last_modified = ""
        self.activity_count = self.left_out = 0
        self.left_out_entries = None

    @property
    def is_subscribed(self) -> bool:
        """Tell whether the calendar is read from an address, rather than from a file."""
        return bool(self.feed_url)

    @property
    def is_hidden(self) -> bool:
        """Tell whether nobody could read the calendar for so long that it is not shown."""
        return self.is_subscribed and (self.read_at or self.added_at) < timezone.now() - PATIENCE

    @property
    def hidden_in_words(self) -> str:
        """Return since when the calendar is not shown, nothing for one that is."""
        sentence = gettext(
            "Nobody could read the calendar for %(weeks)s weeks. Its activities are hidden from "
            "readers until it can be read again."
        )
        return sentence % {"weeks": spelled(PATIENCE_WEEKS)} if self.is_hidden else ""

    @property
    def source_in_words(self) -> str:
        """Return where the calendar comes from."""
        return str(_("address") if self.is_subscribed else _("uploaded file"))

    @property
    def fault_in_words(self) -> str:
        """Return why the last reading failed, if it did."""
        return faults.in_words(self.fault)

    @property
    def left_out_in_words(self) -> str:
        """Return how many activities were left out, if any were."""
        return faults.left_out_in_words(self.left_out)

    @property
    def left_out_named(self) -> list[str]:
        """Return a sentence about each of the activities that were left out, the first fifty."""
        return [faults.entry_in_words(each) for each in self.left_out_entries or []]


class PartnerActivity(models.Model):
    """Something that a partner arranges, as its calendar says; nobody is named in it."""

    calendar = models.ForeignKey(
        PartnerCalendar, on_delete=models.CASCADE, related_name="activities"
    )
    title = models.CharField(_("title"), max_length=LONGEST_TEXT)
    place = models.CharField(_("place"), blank=True, max_length=LONGEST_TEXT)
    is_online = models.BooleanField(_("online"), default=False)
    url = models.CharField(_("web page"), blank=True, max_length=LONGEST_ADDRESS)
    uid = models.CharField(
        _("UID"),
        blank=True,
        max_length=LONGEST_TEXT,
        db_default="",
        default="",
        help_text=_("What calendars know the activity by."),
    )
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True)
    is_all_day = models.BooleanField(_("all day"), default=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    objects = PartnerActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner activity")
        verbose_name_plural = _("partner activities")
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def local_starts_at(self) -> dt.datetime:
        """Return the start on the clocks of the site."""
        return times.local(self.starts_at)

    @property
    def short_month(self) -> str:
        """Return the month of the start, shortened for the date block."""
        return times.month(self.starts_at)

    @property
    def when(self) -> str:
        """Return the days, and the hours unless it lasts all day."""
        if self.is_all_day:
            return times.days(self.starts_at, self.ends_at)
        return times.period(self.starts_at, self.ends_at)

    @property
    def address(self) -> str:
        """Return where one can read more: of the activity, else of the partner."""
        return self.url or self.calendar.website
