"""What a profile is made of: its offers, pictures and reservation claims."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from enterprises.models.categories import cpv_code, cpv_name
from enterprises.models.enums import ReservationRule
from places.models import Municipality

MOST_PHOTOS = 6  # beside the logo; see `pictures.limits` for all other limits


class Offer(TranslatableMixin, ClusterableModel, Orderable):
    """Something that an enterprise sells."""

    page = ParentalKey(
        "enterprises.EnterprisePage", on_delete=models.CASCADE, related_name="offers"
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("What a buyer would call it: Window cleaning.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What is included, in one or two sentences.")
    )
    cpv = models.CharField(
        _("CPV code"),
        blank=True,
        max_length=8,
        validators=[cpv_code],
        help_text=_("Eight digits, if you know the code. Public buyers search by it."),
    )
    price_note = models.CharField(
        _("about the price"), blank=True, max_length=150, help_text=_("For example: from 450 kr.")
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("only in these municipalities"),
        blank=True,
        related_name="+",
        help_text=_("Empty: everywhere that the enterprise serves."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("price_note"), FieldPanel("cpv")]),
        FieldPanel("municipalities", widget=CheckboxSelectMultiple),
    ]
    override_translatable_fields = [
        TranslatableField("name"),
        TranslatableField("description"),
        TranslatableField("price_note"),
        SynchronizedField("cpv", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def __str__(self) -> str:
        return self.name

    @property
    def cpv_name(self) -> str:
        """Return what the CPV code stands for, in the reader's language."""
        return cpv_name(self.cpv)


class EnterprisePicture(TranslatableMixin, Orderable):
    """One of an enterprise's pictures."""

    page = ParentalKey(
        "enterprises.EnterprisePage", on_delete=models.CASCADE, related_name="pictures"
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose only pictures where everyone shown has said yes."),
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=200,
        help_text=_("What the picture shows, for those who do not see it."),
    )

    panels = [FieldPanel("image"), FieldPanel("alt_text")]
    override_translatable_fields = [
        TranslatableField("alt_text"),
        SynchronizedField("image", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.alt_text


class ReservationClaim(TranslatableMixin, Orderable):
    """The enterprise's own statement that a contract may be reserved for such as it."""

    page = ParentalKey(
        "enterprises.EnterprisePage", on_delete=models.CASCADE, related_name="reservation_claims"
    )
    rule = models.CharField(_("rule"), max_length=20, choices=ReservationRule.choices)
    statement = models.TextField(
        _("statement"),
        blank=True,
        help_text=_("Why the enterprise fits the rule, in its own words."),
    )
    stated_on = models.DateField(_("stated on"), null=True, blank=True, default=timezone.localdate)

    panels = [FieldPanel("rule"), FieldPanel("statement"), FieldPanel("stated_on")]
    override_translatable_fields = [
        TranslatableField("statement"),
        SynchronizedField("rule", overridable=False),
        SynchronizedField("stated_on", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("reservation claim")
        verbose_name_plural = _("reservation claims")

    def __str__(self) -> str:
        return self.get_rule_display()
