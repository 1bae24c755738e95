"""The accessibility statement that the law (2018:1937) asks for, field by field."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.querysets import ListedManager


class Conformity(models.TextChoices):
    """How far a service meets the standard."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partly compliant")
    NONE = "none", _("not compliant")


class AccessibilityStatementPage(RoutablePageMixin, PageDetails, Page):
    """What is accessible, what is not and why, and where to say so."""

    actor = models.CharField(_("responsible actor"), max_length=150)
    service = models.CharField(_("name of the service"), max_length=150)
    conformity = models.CharField(
        _("conformity"), max_length=10, choices=Conformity.choices, default=Conformity.PARTIAL
    )
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    updated_on = models.DateField(_("statement updated on"), null=True, blank=True)
    method = models.TextField(_("how it was assessed"), blank=True)
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
                FieldRowPanel([FieldPanel("assessed_on"), FieldPanel("updated_on")]),
                FieldPanel("method"),
            ],
            heading=_("How we have tested"),
        ),
        FieldPanel("body"),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("accessibility statement")


class KnownFault(TranslatableMixin, Orderable):
    """Something that is not accessible, why, and when it will be mended."""

    class Reason(models.TextChoices):
        """Why a fault remains, in the words of the law."""

        FAULT = "fault", _("does not meet the law")
        BURDEN = "burden", _("disproportionate burden (section 12)")
        EXEMPT = "exempt", _("not covered by the law (section 9)")

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="faults")
    description = models.TextField(_("what is not accessible"))
    criterion = models.CharField(
        _("criterion"), blank=True, max_length=50, help_text=_("For example: WCAG 1.4.3.")
    )
    reason = models.CharField(
        _("reason"), max_length=10, choices=Reason.choices, default=Reason.FAULT
    )
    mended_by = models.DateField(_("mended by"), null=True, blank=True)

    panels = [
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("criterion"), FieldPanel("reason"), FieldPanel("mended_by")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("known fault")
        verbose_name_plural = _("known faults")

    def __str__(self) -> str:
        return self.description[:80]
