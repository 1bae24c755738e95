"""Files with notices that an editor has sent in and not yet confirmed."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = dt.timedelta(days=1)


class NoticeUploadQuerySet(models.QuerySet):
    """Files sent in, asked for by age."""

    def outdated(self) -> "NoticeUploadQuerySet":
        """Keep those that nobody needs any more."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class NoticeUpload(models.Model):
    """Files between being sent in and being stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("sent in"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("user")
    )

    objects = NoticeUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("notices to import")
        verbose_name_plural = _("notices to import")

    def __str__(self) -> str:
        return str(self.created_at)


class NoticeUploadFile(models.Model):
    """One of the files."""

    upload = models.ForeignKey(
        NoticeUpload, verbose_name=_("upload"), on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file with notices")
        verbose_name_plural = _("files with notices")

    def __str__(self) -> str:
        return self.name
