"""What the communicators decide about offers, reminders and retention of meetings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Locale, Page

from headless.visibility import open_pages

MOST_ANSWERS = 500  # each answer counts those before it, one by one


@register_setting(icon="date")
class MeetingSettings(BaseGenericSetting):
    """How long a seat is offered, and when those who come are reminded."""

    offer_hours = models.PositiveSmallIntegerField(
        _("hours that an offered seat is kept"),
        default=24,
        help_text=_("Shorter as the meeting nears: never more than a quarter of what is left."),
    )
    shortest_offer_minutes = models.PositiveSmallIntegerField(
        _("minutes that it is kept at least"), default=60
    )
    first_reminder_days = models.PositiveSmallIntegerField(
        _("days before the meeting for the first reminder"), default=7
    )
    last_reminder_days = models.PositiveSmallIntegerField(
        _("days before the meeting for the last reminder"), default=1
    )
    sends_thanks = models.BooleanField(
        _("thank those who came, with a link to the material"),
        default=True,
        db_default=True,
        help_text=_(
            "The day after the meeting at the earliest, once its page has notes, decisions, "
            "presentations or a recording. Each person gets one mail."
        ),
    )
    invitation_reminder_days = models.PositiveSmallIntegerField(
        _("days before the meeting for the reminder to invited who have not answered"),
        default=10,
        db_default=10,
        help_text=_("Sent once, and earlier where registration closes early. 0: nobody."),
    )
    answers_per_network = models.PositiveSmallIntegerField(
        _("answers from one network in ten minutes"),
        default=10,
        help_text=_("A limit against robots. Raise it when many colleagues answer at once."),
    )
    email = models.EmailField(
        _("e-mail for questions about meetings"),
        blank=True,
        help_text=_("Stands as the organiser in calendar invitations, and gets the answers."),
    )

    guide = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read before a meeting"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on the page of each coming meeting, in the reader's language."),
    )

    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("offer_hours"), FieldPanel("shortest_offer_minutes")])],
            heading=_("Waiting list"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("first_reminder_days"), FieldPanel("last_reminder_days")]
                ),
                FieldPanel("invitation_reminder_days"),
            ],
            heading=_("Reminders"),
        ),
        FieldPanel("sends_thanks"),
        FieldPanel("answers_per_network"),
        FieldPanel("email"),
        FieldPanel("guide"),
    ]

    class Meta:
        verbose_name = _("meetings")

    def clean(self):
        """Refuse what would offer a seat for no time, or remind in the wrong order."""
        super().clean()
        if not 0 < self.shortest_offer_minutes <= self.offer_hours * 60:
            raise ValidationError(
                {"shortest_offer_minutes": gettext("It must be shorter than the longest time.")}
            )
        if not 0 < self.answers_per_network <= MOST_ANSWERS:
            words = gettext("At least 1 and at most %(most)s.") % {"most": MOST_ANSWERS}
            raise ValidationError({"answers_per_network": words})
        if not 0 < self.last_reminder_days < self.first_reminder_days:
            raise ValidationError(
                {"last_reminder_days": gettext("It must come after the first reminder.")}
            )


def guide_in(locale: Locale) -> Page | None:
    """Return the page to read beforehand, in a language or the one it has, if it is public."""
    chosen = Page.objects.filter(pk__in=MeetingSettings.objects.values("guide"))
    family = Page.objects.live().filter(translation_key__in=chosen.values("translation_key"))
    public = open_pages(family).filter(alias_of=None).select_related("locale").order_by("pk")
    found = sorted(public.specific(), key=lambda page: page.locale_id != locale.pk)
    return found[0] if found else None
