"""What the whole site says about itself, editable by the communicators."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from access.fields import check_phone
from content.languages import ENGLISH, SWEDISH, reads_english


@register_setting(icon="cogs")
class SiteSettings(BaseSiteSetting):
    """Name, owner and contact of the site, in both languages."""

    name_sv = models.CharField(
        _("name of the site (Swedish)"), max_length=80, default="Sociala företag i Örebro län"
    )
    name_en = models.CharField(
        _("name of the site (English)"),
        max_length=80,
        default="Social enterprises in Örebro County",
    )
    about_sv = models.CharField(
        _("about the site (Swedish)"),
        blank=True,
        max_length=250,
        help_text=_("One sentence for the foot of every page."),
    )
    about_en = models.CharField(_("about the site (English)"), blank=True, max_length=250)
    owner_sv = models.CharField(_("owner of the site (Swedish)"), blank=True, max_length=150)
    owner_en = models.CharField(_("owner of the site (English)"), blank=True, max_length=150)
    controller = models.CharField(
        _("controller of personal data"),
        blank=True,
        max_length=150,
        help_text=_("The authority that decides why and how. Shown on the privacy page."),
    )
    processor = models.CharField(
        _("processor of personal data"),
        blank=True,
        max_length=150,
        help_text=_("Who runs the site on behalf of the controller, if it is somebody else."),
    )
    protection_officer = models.EmailField(_("e-mail of the data protection officer"), blank=True)
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("Shown at the foot of every page. Reports of faults are sent here."),
    )
    phone = models.CharField(_("phone"), blank=True, max_length=100)
    postal_address = models.CharField(_("postal address"), blank=True, max_length=200)
    reply_days = models.PositiveSmallIntegerField(
        _("working days until a reply"),
        default=5,
        help_text=_("What we promise those who write to us."),
    )
    hours_sv = models.CharField(_("hours (Swedish)"), blank=True, max_length=100)
    hours_en = models.CharField(_("hours (English)"), blank=True, max_length=100)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("about_sv"), FieldPanel("about_en")]),
                FieldRowPanel([FieldPanel("owner_sv"), FieldPanel("owner_en")]),
            ],
            heading=_("The site"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldRowPanel([FieldPanel("hours_sv"), FieldPanel("hours_en")]),
                FieldRowPanel([FieldPanel("postal_address"), FieldPanel("reply_days")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("controller"), FieldPanel("processor")]),
                FieldPanel("protection_officer"),
            ],
            heading=_("Personal data"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def clean(self) -> None:
        """Refuse a phone number that no phone can dial."""
        super().clean()
        try:
            check_phone(self.phone)
        except ValidationError as error:
            raise ValidationError({"phone": error}) from error

    def _in_language(self, field: str) -> str:
        return getattr(self, f"{field}_{ENGLISH if reads_english() else SWEDISH}")

    @property
    def name(self) -> str:
        """Return the name of the site in the reader's language."""
        return self._in_language("name")

    @property
    def about(self) -> str:
        """Return what the site is, in the reader's language."""
        return self._in_language("about")

    @property
    def owner(self) -> str:
        """Return who owns the site, in the reader's language."""
        return self._in_language("owner")

    @property
    def hours(self) -> str:
        """Return the hours of the contact, in the reader's language."""
        return self._in_language("hours")
