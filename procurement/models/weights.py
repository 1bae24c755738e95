"""What speaks for showing a notice to social enterprises, and how much each reason weighs."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

REASONS = [
    "reserved",
    "execution",
    "objectives",
    "sold_here",
    "place",
    "value",
    "lots",
    "smes",
    "social_services",
]


def _uses(label: str) -> models.BooleanField:
    return models.BooleanField(label, default=True)


def _weight(default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        _("weight"), default=default, validators=[MaxValueValidator(20)]
    )


def _amount(label: str, default: int, help_text: str = "") -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, default=default, help_text=help_text)


@register_setting(icon="tasks")
class FitSettings(BaseGenericSetting):
    """The reasons that are used, their weights, and how much is enough."""

    uses_reserved = _uses(_("the tender is reserved"))
    weight_reserved = _weight(5)
    uses_execution = _uses(_("the work is to be done in sheltered employment"))
    weight_execution = _weight(4)
    uses_objectives = _uses(_("the buyer has a social aim"))
    weight_objectives = _weight(2)
    uses_sold_here = _uses(_("an enterprise in the directory sells it (CPV codes)"))
    weight_sold_here = _weight(3)
    uses_place = _uses(_("the work is done in the county"))
    weight_place = _weight(2)
    uses_value = _uses(_("the value is small enough"))
    weight_value = _weight(1)
    uses_lots = _uses(_("there are lots that are small enough"))
    weight_lots = _weight(1)
    uses_smes = _uses(_("the buyer says that it suits small enterprises"))
    weight_smes = _weight(1)
    uses_social_services = _uses(_("it is a social service (CPV codes)"))
    weight_social_services = _weight(1)

    small_value = _amount(_("largest value that is small, in kronor"), 2_000_000)
    small_lot = _amount(_("largest value of a small lot, in kronor"), 1_000_000)
    yes_from = _amount(
        _("points for “yes”"), 5, _("What is known to speak for it must weigh at least this.")
    )
    maybe_from = _amount(
        _("points for “maybe”"),
        4,
        _("“No” is only said when it would not even be reached if all that is unknown did fit."),
    )

    panels = [
        HelpPanel(
            content=_(
                "An imported notice gets a suggestion: could it be something for social "
                "enterprises? Each reason that speaks for it adds its weight. What the notice "
                "does not tell is said to be unknown and never counts as no."
            )
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(f"uses_{it}"), FieldPanel(f"weight_{it}")])
                for it in REASONS
            ],
            heading=_("Reasons"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("small_value"), FieldPanel("small_lot")]),
                FieldRowPanel([FieldPanel("yes_from"), FieldPanel("maybe_from")]),
            ],
            heading=_("Limits"),
        ),
    ]

    class Meta:
        verbose_name = _("notices for social enterprises")

    def clean(self):
        """Refuse a “maybe” that asks for more than a “yes”."""
        super().clean()
        if self.maybe_from > self.yes_from:
            words = gettext("It cannot be higher than the points for “yes”.")
            raise ValidationError({"maybe_from": words})

    def weight(self, reason: str) -> int:
        """Return what a reason weighs; nothing when it is switched off."""
        return getattr(self, f"weight_{reason}") if getattr(self, f"uses_{reason}") else 0
