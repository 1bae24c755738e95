"""What the communicators decide about how profiles are kept up."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="group")
class DirectorySettings(BaseGenericSetting):
    """How long details are fresh, how long links last, and what needs no review."""

    confirm_after_months = models.PositiveSmallIntegerField(
        _("months until the enterprise is asked to confirm"), default=6
    )
    first_reminder_weeks = models.PositiveSmallIntegerField(
        _("weeks until the first reminder"), default=3
    )
    second_reminder_weeks = models.PositiveSmallIntegerField(
        _("weeks until the second reminder"), default=6
    )
    pause_after_months = models.PositiveSmallIntegerField(
        _("months until the profile is paused"), default=12
    )
    login_minutes = models.PositiveSmallIntegerField(
        _("minutes that a login link lasts"), default=30
    )
    draft_days = models.PositiveSmallIntegerField(
        _("days that the link to an unfinished profile lasts"), default=30
    )
    answer_days = models.PositiveSmallIntegerField(
        _("working days until an answer"),
        default=5,
        db_default=5,
        help_text=_("Promised in the receipt to those who send something in."),
    )
    publishes_small_changes = models.BooleanField(
        _("publish small changes at once"),
        default=False,
        help_text=_("A new phone number or new opening hours; reviewers see them afterwards."),
    )
    review_email = models.EmailField(
        _("e-mail of the reviewers"),
        blank=True,
        help_text=_("Told of what is sent in. Empty: everyone with the role of reviewer."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("confirm_after_months"), FieldPanel("pause_after_months")]
                ),
                FieldRowPanel(
                    [FieldPanel("first_reminder_weeks"), FieldPanel("second_reminder_weeks")]
                ),
            ],
            heading=_("Freshness"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("login_minutes"), FieldPanel("draft_days")])],
            heading=_("Links"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("publishes_small_changes"),
                FieldPanel("review_email"),
                FieldPanel("answer_days"),
            ],
            heading=_("Review"),
        ),
    ]

    class Meta:
        verbose_name = _("upkeep of profiles")

    def clean(self):
        """Refuse reminders and a pause that would not come one after the other."""
        super().clean()
        if not 0 < self.first_reminder_weeks < self.second_reminder_weeks:
            raise ValidationError(
                {"second_reminder_weeks": gettext("It must come after the first reminder.")}
            )
        # The shortest months there are.
        days_between = (self.pause_after_months - self.confirm_after_months) * 30 - 2
        weeks = self.second_reminder_weeks + self.first_reminder_weeks
        if self.confirm_after_months < 1 or days_between <= weeks * 7:
            raise ValidationError(
                {
                    "pause_after_months": gettext(
                        "It must come as long after the last reminder as the first reminder comes "
                        "after the question, so that there is time to answer."
                    )
                }
            )


class ReplyTemplate(models.Model):
    """A sentence that reviewers use again when they send something back."""

    title = models.CharField(_("title"), max_length=80)
    text_sv = models.TextField(_("sentences (Swedish)"))
    text_en = models.TextField(_("sentences (English)"))

    panels = [FieldPanel("title"), FieldPanel("text_sv"), FieldPanel("text_en")]

    class Meta:
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def text(self, language: str) -> str:
        """Return the sentences in the language of the one who gets them."""
        return self.text_en if language == "en" else self.text_sv
