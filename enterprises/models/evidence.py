"""How what an enterprise says of itself is supported: never the documents themselves."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from enterprises.models.enums import Criterion, Support


class Evidence(TranslatableMixin, Orderable):
    """One criterion that an enterprise meets, and how that is known."""

    page = ParentalKey(
        "enterprises.EnterprisePage", on_delete=models.CASCADE, related_name="evidence"
    )
    criterion = models.CharField(_("criterion"), max_length=30, choices=Criterion.choices)
    title = models.CharField(
        _("name of the certificate"),
        blank=True,
        max_length=100,
        help_text=_("Only for certificates, for example ISO 14001."),
    )
    support = models.CharField(
        _("support"), max_length=10, choices=Support.choices, default=Support.STATED
    )
    statement = models.TextField(
        _("statement"), blank=True, help_text=_("What the enterprise says, in a sentence or two.")
    )
    link = models.URLField(
        _("link to the register"),
        blank=True,
        help_text=_("Where anyone can see it for themselves."),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("After this day it counts as stated by the enterprise alone."),
    )

    panels = [
        FieldRowPanel([FieldPanel("criterion"), FieldPanel("title")]),
        FieldPanel("statement"),
        FieldRowPanel(
            [
                FieldPanel(
                    "support",
                    help_text=_("Reviewers alone may say that a document or a register is seen."),
                ),
                FieldPanel("link"),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("checked_on", help_text=_("Today, if you leave it empty.")),
                FieldPanel("valid_until"),
                FieldPanel("checked_by", read_only=True),
            ]
        ),
    ]
    override_translatable_fields = [
        TranslatableField("statement"),
        *[
            SynchronizedField(name, overridable=False)
            for name in [
                "criterion",
                "title",
                "support",
                "link",
                "checked_on",
                "checked_by",
                "valid_until",
            ]
        ],
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.title or self.get_criterion_display()

    def clean(self) -> None:
        """Ask for what makes the evidence of use: a name, a register, dates in order."""
        super().clean()
        errors = {}
        if self.criterion == Criterion.CERTIFICATE and not self.title:
            errors["title"] = _("Give the name of the certificate.")
        if self.support == Support.REGISTER and not self.link:
            errors["link"] = _("Give the address of the register, so that anyone can look.")
        if self.checked_on and self.checked_on > timezone.localdate():
            errors["checked_on"] = _("It cannot have been checked on a day to come.")
        checked_on = self.checked_on or timezone.localdate()
        is_checked = self.support != Support.STATED
        if is_checked and self.valid_until and self.valid_until <= checked_on:
            errors["valid_until"] = _("It must be valid for some time after it was checked.")
        if errors:
            raise ValidationError(errors)

    @property
    def has_expired(self) -> bool:
        """Return whether what supported it is too old."""
        return bool(self.valid_until) and self.valid_until < timezone.localdate()

    @property
    def present_support(self) -> str:
        """Return how it is supported today: what has expired is only stated."""
        return Support.STATED if self.has_expired else self.support
