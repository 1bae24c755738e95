"""Who wants mails about fitting notices, what they were told, and who asks to bid together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from content.languages import SWEDISH
from procurement.models.notices import Notice


class MailFrequency(models.TextChoices):
    """How often fitting notices come by mail."""

    DAILY = "daily", _("Every day when there is something new")
    WEEKLY = "weekly", _("Every Monday when there is something new")
    NEVER = "never", _("No mails")


class FittingMailChoice(models.Model):
    """What a contact person has chosen: a digest of the address, which is with the profile."""

    address = models.CharField(_("digest of the address"), max_length=64, unique=True)
    frequency = models.CharField(
        _("how often"), max_length=10, choices=MailFrequency.choices, default=MailFrequency.NEVER
    )
    chosen_at = models.DateTimeField(_("chosen"), auto_now=True)
    looked_on = models.DateField(_("last day we looked for something new"), null=True, blank=True)

    class Meta:
        verbose_name = _("choice of mails about fitting notices")
        verbose_name_plural = _("choices of mails about fitting notices")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class FittingMailNotice(models.Model):
    """A notice that a contact person has been told of, so that it is told once."""

    choice = models.ForeignKey(FittingMailChoice, on_delete=models.CASCADE, related_name="told")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(_("told"), auto_now_add=True)

    class Meta:
        verbose_name = _("notice told of by mail")
        verbose_name_plural = _("notices told of by mail")
        constraints = [
            models.UniqueConstraint(
                fields=["choice", "notice"], name="procurement_fitting_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Introduction(models.Model):
    """Somebody asks an enterprise to bid together; kept only while an editor decides."""

    class State(models.TextChoices):
        """What has become of it."""

        WAITING = "waiting", _("waits for your decision")
        PASSED_ON = "passed-on", _("pass it on")
        DECLINED = "declined", _("do not pass it on")

    notice = models.ForeignKey(
        Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="introductions"
    )
    page = models.ForeignKey(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="introductions",
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    organisation = models.CharField(_("organisation"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    message = models.TextField(_("message"), blank=True)
    language = models.CharField(_("language"), max_length=10, default=SWEDISH)
    state = models.CharField(
        _("decision"), max_length=10, choices=State.choices, default=State.WAITING
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("request to bid together")
        verbose_name_plural = _("requests to bid together")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


@register_setting(icon="group")
class JointBidSettings(BaseGenericSetting):
    """How enterprises are put in touch that want to bid together."""

    moderates_introductions = models.BooleanField(
        _("read requests to bid together before they are passed on"),
        default=False,
        help_text=_("They wait under Procurement, Requests to bid together."),
    )
    guide = models.ForeignKey(
        Page,
        verbose_name=_("guide on bidding together"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked from the page on bidding together; in English its translation is."),
    )

    panels = [FieldPanel("moderates_introductions"), FieldPanel("guide")]

    class Meta:
        verbose_name = _("joint bids")
