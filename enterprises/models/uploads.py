"""Lists that editors have sent in and not yet, or just now, taken in."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = dt.timedelta(days=1)


class UploadQuerySet(models.QuerySet):
    """Lists sent in, asked for by age."""

    def outdated(self) -> "UploadQuerySet":
        """Keep those that nobody needs any more."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class Upload(models.Model):
    """A list of enterprises between being sent in and being confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"))
    created_at = models.DateTimeField(_("sent in"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("user")
    )
    publish = models.BooleanField(_("publish at once"), default=False)
    started_at = models.DateTimeField(_("started"), null=True)
    report = models.JSONField(_("report"), null=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("list to import")
        verbose_name_plural = _("lists to import")

    def __str__(self) -> str:
        return self.name
