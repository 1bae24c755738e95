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
    reading = models.JSONField(_("how it was read"), null=True)
    busy_until = models.DateTimeField(_("worked on until"), null=True)
    report = models.JSONField(_("report"), null=True)  # how many rows, once all is done

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("list to import")
        verbose_name_plural = _("lists to import")

    def __str__(self) -> str:
        return self.name


class UploadedRow(models.Model):
    """A row of a list: what it says, and what becomes of it."""

    wagtail_reference_index_ignore = True

    upload = models.ForeignKey(
        Upload, on_delete=models.CASCADE, related_name="rows", verbose_name=_("list to import")
    )
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"))
    faults = models.JSONField(_("cells that cannot be read"), default=dict)
    mended = models.JSONField(_("mended cells"), default=list)
    has_too_many_cells = models.BooleanField(_("has too many cells"), default=False)
    action = models.CharField(_("what becomes of it"), max_length=10, blank=True)
    changed = models.JSONField(_("what changes"), default=list)
    reasons = models.JSONField(_("why it is left out"), default=list)
    page = models.PositiveIntegerField(_("profile"), null=True)
    identity = models.JSONField(_("what it is recognised by"), null=True)
    is_done = models.BooleanField(_("carried out"), default=False)

    class Meta:
        verbose_name = _("row of a list to import")
        verbose_name_plural = _("rows of a list to import")
        ordering = ["upload", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_row_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.cells.get('name', '')}"
