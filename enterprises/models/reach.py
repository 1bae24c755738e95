"""Profiles about which nobody can be asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutOfReach(models.Model):
    """An old profile that nobody can be asked about, and since when reviewers are shown it."""

    page = models.OneToOneField(
        "enterprises.EnterprisePage",
        verbose_name=_("enterprise"),
        on_delete=models.CASCADE,
        related_name="out_of_reach",
    )
    since = models.DateField(_("shown to reviewers since"))

    class Meta:
        verbose_name = _("profile out of reach")
        verbose_name_plural = _("profiles out of reach")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
