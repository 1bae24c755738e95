"""When somebody last looked at what gets old by itself: links and news."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Look(models.Model):
    """The day when somebody said that a link or a piece of news is still right."""

    class Kind(models.TextChoices):
        """What was looked at."""

        LINK = "link", _("link")
        NEWS = "news", pgettext_lazy("one", "news")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.CharField(
        _("what"), max_length=500, help_text=_("The address of a link, the number of a page.")
    )
    seen_on = models.DateField(_("seen on"))
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("seen by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject"], name="home_look_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"
