"""An enterprise's profile: what it offers, where, why, and how to reach it."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.functional import classproperty
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from content.blocks import BodyBlock
from content.pages import PageDetails
from content.subroutes import SubroutesMixin
from enterprises.models.categories import Category
from enterprises.models.enums import LegalForm
from enterprises.models.freshness import Freshness
from enterprises.models.index import EnterpriseIndexPage
from enterprises.models.organisation_numbers import organisation_number
from enterprises.models.panels import content
from enterprises.models.public_fields import ITS_OWN, LIFE, PublicField, synchronized
from enterprises.models.querysets import EnterpriseManager
from places.models import Municipality

web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Write the whole address of a website, starting with https://"),
)


class EnterprisePage(Freshness, SubroutesMixin, PageDetails, Page):
    """One social enterprise, as its buyers should see it."""

    organisation_number = models.CharField(
        _("organisation number"),
        blank=True,
        max_length=13,
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
    email = models.EmailField(
        _("e-mail of the organisation"),
        blank=True,
        help_text=_("Shown to everyone. Choose an address of the organisation, not of a person."),
    )
    phone = models.CharField(
        _("phone"), blank=True, max_length=100, help_text=_("Shown to everyone.")
    )
    address = models.CharField(_("visiting address"), blank=True, max_length=200)
    website = models.URLField(
        _("website"),
        blank=True,
        validators=[web_address],
        help_text=_("The whole address, for example https://www.example.se."),
    )
    opening_hours = models.CharField(
        _("opening hours"),
        blank=True,
        max_length=200,
        help_text=_("For example: Monday to Friday 9–16."),
    )
    joint_bids = models.BooleanField(
        _("would like to bid together with others"),
        default=False,
        help_text=_("Shown as a sign to buyers and to other enterprises that seek a partner."),
    )
    confirmed_on = models.DateField(
        _("details confirmed on"),
        null=True,
        blank=True,
        help_text=_("The day when the enterprise last said that everything is right."),
    )
    paused_on = models.DateField(
        _("paused on"),
        null=True,
        blank=True,
        help_text=_("A paused profile is in no list, until the enterprise confirms it."),
    )
    closed_on = models.DateField(
        _("closed on"),
        null=True,
        blank=True,
        help_text=_("The enterprise no longer exists, or does not want to be listed."),
    )

    objects = EnterpriseManager()

    # In the order in which a profile is compared; see docs/decisions/new-profile-field.md.
    public_fields = [
        PublicField("title", _("Name"), key="name"),
        PublicField("organisation_number", shown="public_number", is_shared=True),
        PublicField("legal_form", is_shared=True),
        PublicField("summary", _("In short")),
        PublicField("purpose"),
        PublicField("joint_bids", _("Open to joint bids"), is_shared=True),
        PublicField("website", shown="safe_website", is_shared=True),
        PublicField("email", _("E-mail"), is_shared=True),
        PublicField("phone", is_shared=True),
        PublicField("address", _("Address"), is_shared=True),
        PublicField("opening_hours"),
    ]

    content_panels = content(public_fields)
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.AutocompleteField("organisation_number"),
        index.FilterField("municipality"),
        index.FilterField("legal_form"),
        index.FilterField("joint_bids"),
        index.RelatedFields("offers", [index.SearchField("name")]),
    ]

    parent_page_types = ["enterprises.EnterpriseIndexPage"]
    subpage_types: list[str] = []
    # By dotted path, asked for when needed: the page knows no feature.
    subroutes = ("enterprises.enquiries.urls", "enterprises.profiles.urls")
    base_form_class = classproperty(
        lambda cls: import_string("enterprises.profiles.forms.EnterprisePageForm")
    )
    override_translatable_fields = synchronized(public_fields)
    exclude_fields_in_copy = [*PageDetails.exclude_fields_in_copy, *ITS_OWN]

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")

    def with_content_json(self, content):
        """Leave out of every version what belongs to the page: how fresh it is, if it is closed.

        Else a draft from before a confirmation would take it back when it is published.
        """
        version = super().with_content_json(content)
        for name in LIFE:
            setattr(version, name, getattr(self, name))
        return version

    def clean(self):
        """Check what only this page type knows: its number and its place among sub-routes."""
        super().clean()
        errors = {}
        for field, check in [
            ("organisation_number", self._check_number),
            ("slug", self._check_slug),
        ]:
            try:
                check()
            except ValidationError as error:
                errors[field] = error
        if errors:
            raise ValidationError(errors)

    def _check_number(self) -> None:
        if not self.organisation_number or self.alias_of_id:
            return
        self.organisation_number = organisation_number(self.organisation_number)
        if self.legal_form == LegalForm.SOLE_TRADER:
            raise ValidationError(
                gettext("A sole trader's number is a personal identity number: leave it empty.")
            )
        other = self.same_number().first()
        if other:
            raise ValidationError(
                gettext("%(name)s already has this organisation number.") % {"name": other.title}
            )

    def _check_slug(self) -> None:
        if EnterpriseIndexPage.takes_slug(self.slug, self.locale.language_code):
            raise ValidationError(
                gettext("The directory itself uses the address “%(slug)s”. Choose another.")
                % {"slug": self.slug}
            )

    def same_number(self) -> models.QuerySet:
        """Return the other enterprises that claim this one's organisation number."""
        others = EnterprisePage.objects.filter(organisation_number=self.organisation_number)
        return others.filter(alias_of=None).exclude(translation_key=self.translation_key)

    @property
    def public_number(self) -> str:
        """Return the organisation number, unless it is a person's."""
        return "" if self.legal_form == LegalForm.SOLE_TRADER else self.organisation_number

    @property
    def safe_website(self) -> str:
        """Return the website's address if it is one that a browser may follow."""
        return self.website if self.website.startswith(("https://", "http://")) else ""

    @property
    def website_name(self) -> str:
        """Return the website's address as people say it."""
        return urlsplit(self.safe_website).netloc.removeprefix("www.")

    @property
    def write_url(self) -> str:
        """Return where to write to the enterprise."""
        return self.subroute_url("write")

    @property
    def correct_url(self) -> str:
        """Return where to suggest a correction."""
        return self.subroute_url("correct")

    @property
    def claim_url(self) -> str:
        """Return where to ask to look after the profile."""
        return self.subroute_url("claim")

    @property
    def has_contact(self) -> bool:
        """Return whether there is any way to reach the enterprise."""
        return any([self.phone, self.email, self.website, self.address, self.opening_hours])

    @property
    def more_pictures(self) -> list[Any]:
        """Return the pictures besides the one that stands at the top."""
        return [each for each in self.pictures.all() if each.image_id != self.picture_id]

    @property
    def serves_everywhere(self) -> bool:
        """Return whether every municipality is served; on cards, without asking for each."""
        there_are = getattr(self, "municipality_count", None) or Municipality.objects.count()
        return len(self.municipalities.all()) == there_are

    @property
    def served_elsewhere(self) -> str:
        """Return the municipalities served besides that of the seat, as one line."""
        names = [row.name for row in self.municipalities.all() if row.pk != self.municipality_id]
        return ", ".join(names)

    def structured_data(self, request) -> dict:
        """Return the enterprise as schema.org describes organisations."""
        return import_string("enterprises.profiles.schema_org.organisation")(self, request)

    def get_context(self, request, *args, **kwargs):
        """Add the offers, and the enterprises that do something like it nearby."""
        context = super().get_context(request, *args, **kwargs)
        context["offers"] = offers = list(self.offers.all())
        if all(offer.pk for offer in offers):  # not so while a preview has unsaved ones
            models.prefetch_related_objects(offers, "municipalities")
        if not self.paused_on:
            context["related"] = EnterprisePage.objects.listed(self.locale).like(self)[:3]
        return context
