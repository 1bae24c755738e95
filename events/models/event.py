"""One meeting of the calendar."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.subroutes import SubroutesMixin
from events.blocks import ProgrammeBlock
from events.enums import Mode
from events.models.calendar import EventIndexPage
from events.models.forms import EventPageForm, FeaturePanel
from events.models.occasion import Occasion
from events.models.outcome import GUIDE, Outcome
from events.models.questions import shown_questions
from events.models.schema_org import event_data
from events.models.settings import guide_in
from events.models.venue import Venue
from events.models.window import RegistrationWindow
from events.querysets import EventManager
from headless.identity import default_language
from headless.visibility import is_open

FOLLOWS_SWEDISH = [
    "starts_at",
    "ends_at",
    "status",
    "number_in_year",
    "meetings_in_year",
    "mode",
    "address",
    "municipality",
    "online_url",
    "online_link_public",
    "takes_registrations",
    "registration_opens_at",
    "registration_closes_at",
    "capacity_on_site",
    "capacity_online",
    "left_out",
    "recording_url",
]

# What is so of one meeting only. Each online meeting has a link of its own, and the old one would
# let people in wrong.
ITS_OWN = [
    "starts_at",
    "ends_at",
    "moved_from",
    "status",
    "series",
    "number_in_year",
    "online_url",
    "online_link_public",
    "registration_opens_at",
    "registration_closes_at",
    "afterwards",
    "decisions",
    "presentations",
    "recording_url",
]


class EventPage(
    SubroutesMixin,
    Occasion,
    Venue,
    RegistrationWindow,
    Outcome,
    PageDetails,
    Page,
):
    """One meeting: when, where, how to take part, and what came of it."""

    subroutes = ("events.registration.urls",)

    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("about the meeting"), blank=True)

    objects = EventManager()
    base_form_class = EventPageForm

    content_panels = [
        FeaturePanel("events.attendees.admin.UninformedPanel"),
        *Page.content_panels,
        FieldPanel("summary"),
        Occasion.occasion_panel,
        FeaturePanel("events.planning.admin.ClashesPanel"),
        Venue.venue_panel,
        RegistrationWindow.registration_panel,
        FieldPanel("programme"),
        FieldPanel("body"),
        FieldPanel("picture"),
        FieldPanel("left_out"),
        Outcome.outcome_panel,
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    override_translatable_fields = [
        *[SynchronizedField(name, overridable=False) for name in FOLLOWS_SWEDISH],
        TranslatableField("place"),
        TranslatableField("series"),
    ]

    exclude_fields_in_copy = [*PageDetails.exclude_fields_in_copy, *ITS_OWN]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("afterwards"),
        index.SearchField("decisions"),
        index.FilterField("starts_at"),
    ]

    explains_words = True
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=_("The meeting must end after it starts."),
            ),
        ]

    def clean(self):
        """Refuse what does not add up, each fault at its own field."""
        super().clean()
        errors = {**self.occasion_errors(), **self.venue_errors(), **self.registration_errors()}
        if EventIndexPage.takes_slug(self.slug, self.locale.language_code):
            errors["slug"] = gettext(
                "The calendar uses the address “%(slug)s” itself. Choose another."
            ) % {"slug": self.slug}
        if errors:
            raise ValidationError(errors)

    @cached_property
    def source(self) -> "EventPage":
        """Return the page to which answers belong: the one in the site's first language."""
        if self.locale.language_code == default_language():
            return self
        return self.get_translation_or_none(Locale.get_default()) or self

    def is_taking_registrations(self, now: datetime | None = None) -> bool:
        """Tell whether people can answer right now: not in English when the meeting is hidden."""
        return super().is_taking_registrations(now) and (
            self.source is self or self._is_original_open()
        )

    def _is_original_open(self) -> bool:
        fetched = getattr(self, "original_is_open", None)
        return is_open(self.source) if fetched is None else fetched

    def in_language(self, language: str) -> "EventPage":
        """Return the public page in a language, or this one when there is none."""
        pages = EventPage.objects.live().filter(translation_key=self.translation_key)
        found = pages.filter(locale__language_code=language, alias_of=None).first()
        return found or self

    def seats_taken(self) -> dict[str, int]:
        """Return how many seats of each form are taken, offered ones among them."""
        if not hasattr(self, "taken_on_site"):
            counted = EventPage.objects.filter(pk=self.pk).with_seats_taken().get()
            self.taken_on_site, self.taken_online = counted.taken_on_site, counted.taken_online
        return {Mode.ON_SITE.value: self.taken_on_site, Mode.ONLINE.value: self.taken_online}

    @property
    def changed_at(self) -> datetime:
        """Return when the public last got something new to read about the meeting."""
        return self.last_published_at or self.latest_revision_created_at or self.starts_at

    @property
    def calendar_file_url(self) -> str:
        """Return the address of the meeting as a file for the reader's own calendar."""
        return f"{self.url.rstrip('/')}.ics" if self.url else ""

    def structured_data(self, request) -> dict:
        """Return the meeting as schema.org describes events."""
        return event_data(self, request)

    def get_context(self, request, *args, **kwargs):
        """Add the state of the registration, what the page puts together, and the neighbours."""
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        others = EventPage.objects.listed(self.locale).exclude(pk=self.pk)
        context["has_ended"] = self.has_ended(now)
        context["registration"] = self.registration_in_words(now)
        context |= self._put_together(now)
        context["previous_event"] = others.before(self.starts_at).first()
        context["next_event"] = others.after(self.starts_at).first()
        return context

    def _put_together(self, now: datetime) -> dict[str, object]:
        """Return what belongs to the meeting and is written elsewhere, as far as it is wanted."""
        is_coming = not (self.is_cancelled or self.has_ended(now))
        wants_guide = is_coming and GUIDE in self.parts_shown
        return {
            "is_coming": is_coming,
            "questions": shown_questions(self),
            "guide": guide_in(self.locale) if wants_guide else None,
        }
