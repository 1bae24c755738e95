"""The calendar and its meetings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import TEXT_FEATURES, BodyBlock
from content.pages import PageDetails
from content.querysets import ListedManager
from events.blocks import ProgrammeBlock
from events.enums import Mode, Status
from events.querysets import EventManager
from places.models import Municipality


class EventIndexPage(RoutablePageMixin, PageDetails, Page):
    """The calendar: coming and past meetings."""

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("calendar")


class EventPage(PageDetails, Page):
    """One meeting: when, where, how to take part, and what came of it."""

    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED
    )
    mode = models.CharField(_("form"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.CharField(_("place"), blank=True, max_length=150)
    address = models.CharField(_("address"), blank=True, max_length=200)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    online_url = models.URLField(_("link to the online meeting"), blank=True)
    participation = RichTextField(_("how to take part"), blank=True, features=TEXT_FEATURES)
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    capacity_on_site = models.PositiveIntegerField(_("seats on site"), null=True, blank=True)
    capacity_online = models.PositiveIntegerField(_("seats online"), null=True, blank=True)
    series = models.CharField(_("series"), blank=True, max_length=100)
    number_in_year = models.PositiveSmallIntegerField(
        _("number in the year"), null=True, blank=True
    )
    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("about the meeting"), blank=True)
    afterwards = StreamField(
        BodyBlock(),
        verbose_name=_("after the meeting"),
        blank=True,
        help_text=_("Notes, decisions and material, when the meeting has been held."),
    )

    objects = EventManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("status"),
                FieldRowPanel([FieldPanel("series"), FieldPanel("number_in_year")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("address"), FieldPanel("municipality")]),
                FieldPanel("online_url"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("participation"),
                FieldRowPanel(
                    [FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]
                ),
                FieldRowPanel([FieldPanel("capacity_on_site"), FieldPanel("capacity_online")]),
            ],
            heading=_("How to take part"),
        ),
        FieldPanel("programme"),
        FieldPanel("body"),
        FieldPanel("picture"),
        FieldPanel("afterwards"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

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
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=_("The meeting cannot end before it starts."),
            ),
        ]
