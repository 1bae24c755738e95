"""Home, guides, projects and the privacy page."""

from uuid import NAMESPACE_URL, uuid5

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.blocks import BodyBlock
from content.pages import ListedManager, PageDetails
from content.subroutes import BelowSubroutesMixin

COOKIES_KEY = uuid5(NAMESPACE_URL, "standing-page:cookies")


class HomePage(PageDetails, Page):
    """The first page: what the platform is for, and the way in to everything."""

    page_description = _("The first page of the site in one language. There is one.")

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = ListedManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    is_standing = True
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "enterprises.EnterpriseIndexPage",
        "events.EventIndexPage",
        "procurement.ProcurementIndexPage",
        "home.GuidePage",
        "home.ProjectPage",
        "home.PrivacyPage",
        "home.AccessibilityStatementPage",
    ]

    class Meta:
        verbose_name = _("home page")


class GuidePage(BelowSubroutesMixin, PageDetails, Page):
    """A guide that explains something, with the law it rests on and when it was checked."""

    page_description = _(
        "Explains something that lasts: how procurement works, how to bid together, cookies."
    )

    checked_on = models.DateField(
        _("facts checked on"),
        null=True,
        blank=True,
        help_text=_("The day when somebody last checked the facts against their sources."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = ListedManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("checked_on"), InlinePanel("laws", label=_("Source"))],
            heading=_("What it rests on"),
        ),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    override_translatable_fields = [SynchronizedField("checked_on", overridable=False)]
    exclude_fields_in_copy = [*PageDetails.exclude_fields_in_copy, "checked_on"]

    explains_words = True
    parent_page_types = [
        "home.HomePage",
        "home.GuidePage",
        "home.ProjectPage",
        "procurement.ProcurementIndexPage",
    ]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    @property
    def is_standing(self) -> bool:
        """Tell whether this is the guide about cookies, to which every page leads."""
        return self.translation_key == COOKIES_KEY


class LawReference(TranslatableMixin, Orderable):
    """A paragraph of law or another source that a guide rests on."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="laws")
    title = models.CharField(
        _("source"), max_length=150, help_text=_("For example: LOU (2016:1145) 4 kap. 18 §.")
    )
    url = models.URLField(_("address"), blank=True)

    panels = [FieldRowPanel([FieldPanel("title"), FieldPanel("url")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title


class ProjectPage(PageDetails, Page):
    """A project: who commissioned it, who steers it, when, and what it is to reach."""

    page_description = _("Tells of a project: who commissioned it, when, and its goals.")

    commissioner = models.CharField(
        _("commissioned by"),
        max_length=150,
        help_text=_("The organisation that decided on the project and pays for it."),
    )
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    goals = StreamField(
        [("goal", blocks.CharBlock(label=_("Goal"), max_length=250))],
        verbose_name=_("goals"),
        blank=True,
        help_text=_("One sentence each, so that a reader can tell whether it was reached."),
    )
    steering_group = StreamField(
        [("role", blocks.CharBlock(label=_("Role"), max_length=150))],
        verbose_name=_("steering group"),
        blank=True,
        help_text=_("Roles and organisations, not persons."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = ListedManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("commissioner"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("goals"),
        FieldPanel("steering_group"),
        FieldPanel("body"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    override_translatable_fields = [
        SynchronizedField("starts_on", overridable=False),
        SynchronizedField("ends_on", overridable=False),
    ]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_start",
                violation_error_message=_("The project cannot end before it starts."),
            ),
        ]


class PrivacyPage(PageDetails, Page):
    """How personal data is handled; the controller and processor come from the settings."""

    page_description = _("Tells how personal data is handled. There is one.")

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    is_standing = True

    class Meta:
        verbose_name = _("privacy page")
