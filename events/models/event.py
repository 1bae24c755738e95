"""One meeting of the calendar."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from content.blocks import BodyBlock
from content.pages import PageDetails
from events.blocks import ProgrammeBlock
from events.forms import EventPageForm
from events.models.calendar import EventIndexPage
from events.models.occasion import Occasion
from events.models.registration import RegistrationWindow
from events.models.venue import Venue
from events.querysets import EventManager
from events.structured_data import event_data

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
    "registration_opens_at",
    "registration_closes_at",
    "capacity_on_site",
    "capacity_online",
]


class EventPage(Occasion, Venue, RegistrationWindow, PageDetails, Page):
    """One meeting: when, where, how to take part, and what came of it."""

    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("about the meeting"), blank=True)
    afterwards = StreamField(
        BodyBlock(),
        verbose_name=_("after the meeting"),
        blank=True,
        help_text=_("Notes, decisions and material, when the meeting has been held."),
    )

    objects = EventManager()
    base_form_class = EventPageForm

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        Occasion.occasion_panel,
        Venue.venue_panel,
        RegistrationWindow.registration_panel,
        FieldPanel("programme"),
        FieldPanel("body"),
        FieldPanel("picture"),
        FieldPanel("afterwards"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    override_translatable_fields = [
        *[SynchronizedField(name, overridable=False) for name in FOLLOWS_SWEDISH],
        TranslatableField("place"),
        TranslatableField("series"),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("afterwards"),
        index.FilterField("starts_at"),
    ]

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
        """Add the state of the registration, and the meetings before and after."""
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        others = EventPage.objects.listed(self.locale).exclude(pk=self.pk)
        context["has_ended"] = self.has_ended(now)
        context["registration"] = self.registration_in_words(now)
        context["previous_event"] = others.before(self.starts_at).first()
        context["next_event"] = others.after(self.starts_at).first()
        return context
