"""The accessibility statement that the law (2018:1937) asks for, field by field."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.blocks import BodyBlock
from content.pages import ListedManager, PageDetails
from content.subroutes import SubroutesMixin


class Conformity(models.TextChoices):
    """How far a service meets the standard."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partly compliant")
    NONE = "none", _("not compliant")


class Assessor(models.TextChoices):
    """Who judged the service."""

    SELF = "self", _("we ourselves")
    OTHER = "other", _("somebody independent")


class AccessibilityStatementPage(SubroutesMixin, PageDetails, Page):
    """What is accessible, what is not and why, and where to say so."""

    page_description = _("The statement that the law on accessibility asks for. There is one.")

    actor = models.CharField(
        _("responsible actor"),
        max_length=150,
        help_text=_("The authority that answers for the service."),
    )
    service = models.CharField(
        _("name of the service"), max_length=150, help_text=_("Name and address of the site.")
    )
    conformity = models.CharField(
        _("conformity"),
        max_length=10,
        choices=Conformity.choices,
        default=Conformity.PARTIAL,
        help_text=_("Measured against EN 301 549 V3.2.1, which holds WCAG 2.1 level AA."),
    )
    published_on = models.DateField(_("service published on"), null=True, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessed_by = models.CharField(
        _("assessed by"), max_length=10, choices=Assessor.choices, default=Assessor.SELF
    )
    updated_on = models.DateField(
        _("statement updated on"),
        null=True,
        blank=True,
        help_text=_("Go through the statement at least once a year."),
    )
    method = models.TextField(
        _("how it was assessed"),
        blank=True,
        help_text=_("For example: automatic tests of every page, and by hand with a keyboard."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("more text"), blank=True)

    objects = ListedManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("actor"), FieldPanel("service")]),
        FieldPanel("conformity"),
        InlinePanel("faults", label=_("Known fault")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on")]),
                FieldRowPanel([FieldPanel("assessed_on"), FieldPanel("assessed_by")]),
                FieldPanel("method"),
            ],
            heading=_("How we have tested"),
        ),
        FieldPanel("body"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    override_translatable_fields = [
        SynchronizedField(field, overridable=False)
        for field in ("conformity", "published_on", "assessed_on", "assessed_by", "updated_on")
    ]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    is_standing = True
    subroutes = ("home.feedback.report_urls",)

    class Meta:
        verbose_name = _("accessibility statement")

    @path("", name="statement")
    def statement(self, request: HttpRequest) -> HttpResponse:
        """Answer with the statement."""
        return self.render(request)

    @property
    def report_title(self) -> str:
        """Return what the form for reporting a fault is called."""
        return gettext("Report something that is not accessible")

    @property
    def report_url(self) -> str:
        """Return the address of the form for reporting a fault."""
        return f"{self.url}{self.reverse_subpage('report')}"

    @property
    def faults_by_reason(self) -> list[tuple[str, list["KnownFault"]]]:
        """Return the known faults under the reasons of the law, in its order."""
        faults = list(self.faults.all())
        groups = (
            (reason.label, [fault for fault in faults if fault.reason == reason])
            for reason in KnownFault.Reason
        )
        return [(label, found) for label, found in groups if found]


class KnownFault(TranslatableMixin, Orderable):
    """Something that is not accessible, why, and when it will be mended."""

    class Reason(models.TextChoices):
        """Why a fault remains, in the words of the law."""

        FAULT = "fault", _("does not meet the law")
        BURDEN = "burden", _("disproportionate burden (section 12)")
        EXEMPT = "exempt", _("not covered by the law (section 9)")

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="faults")
    description = models.TextField(
        _("what is not accessible"),
        help_text=_("What does not work, for whom, and what they can do instead."),
    )
    criterion = models.CharField(
        _("criterion"), blank=True, max_length=50, help_text=_("For example: WCAG 1.4.3.")
    )
    reason = models.CharField(
        _("reason"), max_length=10, choices=Reason.choices, default=Reason.FAULT
    )
    mended_by = models.DateField(_("mended by"), null=True, blank=True)

    override_translatable_fields = [
        SynchronizedField(field, overridable=False)
        for field in ("criterion", "reason", "mended_by")
    ]

    panels = [
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("criterion"), FieldPanel("reason"), FieldPanel("mended_by")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        # Those made before they were numbered have no place of their own.
        ordering = ["sort_order", "pk"]
        verbose_name = _("known fault")
        verbose_name_plural = _("known faults")

    def __str__(self) -> str:
        return self.description[:80]
