"""What the public API keeps: one counter, and ids that were given out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentVersion(models.Model):
    """The one row that counts every change of public content."""

    number = models.PositiveBigIntegerField(_("number of changes"), default=0)
    changed_at = models.DateTimeField(_("last change"))

    class Meta:
        verbose_name = _("content version")
        verbose_name_plural = _("content versions")

    def __str__(self) -> str:
        return str(self.number)


class RecordId(models.Model):
    """The id that a record keeps although the page that gave it its number is another, or gone.

    Only for those: all others have the id of the page in the site's first language.
    """

    translation_key = models.UUIDField(unique=True)
    number = models.PositiveBigIntegerField(_("id"))

    class Meta:
        verbose_name = _("kept id")
        verbose_name_plural = _("kept ids")

    def __str__(self) -> str:
        return str(self.number)
