"""An enterprise's profile: what it offers, where, why, and how to reach it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from content.blocks import BodyBlock
from content.pages import PageDetails
from enterprises.enums import LegalForm, ReservationRule
from enterprises.models.categories import Category, cpv_code
from enterprises.querysets import EnterpriseManager
from places.models import Municipality


class EnterprisePage(PageDetails, Page):
    """One social enterprise, as its buyers should see it."""

    organisation_number = models.CharField(
        _("organisation number"),
        blank=True,
        max_length=11,
        help_text=_("Ten digits, for example 556036-0793. Never a personal identity number."),
    )
    legal_form = models.CharField(
        _("legal form"), blank=True, max_length=30, choices=LegalForm.choices
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality of the seat"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("municipalities served"),
        blank=True,
        related_name="enterprises_serving",
    )
    categories = ParentalManyToManyField(
        Category, verbose_name=_("categories"), blank=True, related_name="enterprises"
    )
    purpose = models.TextField(
        _("social purpose"),
        blank=True,
        help_text=_("What good the enterprise does, and for whom, in a few sentences."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("more about the enterprise"), blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("e-mail of the organisation"), blank=True)
    phone = models.CharField(_("phone"), blank=True, max_length=30)
    address = models.CharField(_("visiting address"), blank=True, max_length=200)
    website = models.URLField(_("website"), blank=True)
    opening_hours = models.CharField(_("opening hours"), blank=True, max_length=200)
    joint_bids = models.BooleanField(_("would like to bid together with others"), default=False)
    confirmed_on = models.DateField(
        _("details confirmed on"),
        null=True,
        blank=True,
        help_text=_("The day when the enterprise last said that everything is right."),
    )

    objects = EnterpriseManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("categories"),
                FieldPanel("municipality"),
                FieldPanel("municipalities"),
                FieldPanel("joint_bids"),
            ],
            heading=_("What and where"),
        ),
        InlinePanel("offers", label=_("Offer"), heading=_("Goods and services")),
        FieldPanel("purpose"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("picture"), InlinePanel("pictures", max_num=6)],
            heading=_("Pictures"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldPanel("address"),
                FieldPanel("opening_hours"),
                FieldPanel("website"),
            ],
            heading=_("Public contact"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("organisation_number"), FieldPanel("legal_form")]),
                InlinePanel("reservation_claims", label=_("Reservation claim")),
                FieldPanel("confirmed_on"),
            ],
            heading=_("The organisation"),
        ),
    ]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("purpose"),
        index.SearchField("body"),
    ]

    parent_page_types = ["enterprises.EnterpriseIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")


class Offer(TranslatableMixin, ClusterableModel, Orderable):
    """Something that an enterprise sells."""

    page = ParentalKey(EnterprisePage, on_delete=models.CASCADE, related_name="offers")
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)
    cpv = models.CharField(_("CPV code"), blank=True, max_length=8, validators=[cpv_code])
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
        FieldPanel("municipalities"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def __str__(self) -> str:
        return self.name


class EnterprisePicture(TranslatableMixin, Orderable):
    """One of an enterprise's pictures."""

    page = ParentalKey(EnterprisePage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=200,
        help_text=_("What the picture shows, for those who do not see it."),
    )

    panels = [FieldPanel("image"), FieldPanel("alt_text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.alt_text


class ReservationClaim(TranslatableMixin, Orderable):
    """The enterprise's own statement that a contract may be reserved for such as it."""

    page = ParentalKey(EnterprisePage, on_delete=models.CASCADE, related_name="reservation_claims")
    rule = models.CharField(_("rule"), max_length=20, choices=ReservationRule.choices)
    statement = models.TextField(_("statement"), blank=True)
    stated_on = models.DateField(_("stated on"), null=True, blank=True)

    panels = [FieldPanel("rule"), FieldPanel("statement"), FieldPanel("stated_on")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("reservation claim")
        verbose_name_plural = _("reservation claims")

    def __str__(self) -> str:
        return self.get_rule_display()
