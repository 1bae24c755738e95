"""The notices that were received about each tender, and what the source last said of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from procurement.models.notices import Notice


class ReceivedDocument(models.Model):
    """A file as it was received, compressed; a package of many notices is kept once."""

    digest = models.CharField(_("SHA-256"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=500)
    format = models.CharField(_("format"), max_length=10)
    content = models.BinaryField(_("content"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("received document")
        verbose_name_plural = _("received documents")

    def __str__(self) -> str:
        return self.name


class NoticeVersion(models.Model):
    """One notice that was received: what it calls itself, and what it said."""

    notice = models.ForeignKey(
        Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="versions"
    )
    key = models.CharField(_("key"), max_length=400)
    part = models.CharField(
        _("part"),
        blank=True,
        default="",
        max_length=200,
        help_text=_("Where a release tells of one part only of a notice."),
    )
    identity = models.CharField(
        _("identity of the notice"),
        max_length=200,
        db_index=True,
        help_text=_("BT-701, `notice_id` in the contract of imports."),
    )
    version = models.CharField(_("version"), blank=True, max_length=10)
    procedure_id = models.CharField(
        _("identity of the procurement"), blank=True, max_length=200, db_index=True
    )
    ocid = models.CharField(
        _("OCID"), blank=True, max_length=200, default="", db_default="", db_index=True
    )
    publication_number = models.CharField(
        _("number in TED"), blank=True, max_length=50, db_index=True
    )
    changed_notice = models.CharField(
        _("the notice that it changes"), blank=True, max_length=200, db_index=True
    )
    dispatched_at = models.DateTimeField(_("sent"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    format = models.CharField(_("format"), max_length=10)
    source = models.CharField(
        _("source"), max_length=200, help_text=_("Where it came from: a file, TED, another list.")
    )
    document = models.ForeignKey(
        ReceivedDocument,
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="versions",
    )
    suits_smes = models.BooleanField(_("suitable for small enterprises"), null=True, blank=True)
    content = models.JSONField(_("content"), help_text=_("In the form notice-import/1."))

    class Meta:
        ordering = ["dispatched_at", "key", "part"]
        verbose_name = _("received notice")
        verbose_name_plural = _("received notices")
        constraints = [
            models.UniqueConstraint(fields=["key", "part"], name="notice_version_once"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def number(self) -> int:
        """Return the version as a number, the lowest of all where it is not known."""
        return int(self.version) if self.version.isdigit() else 0


class ImportTurn(models.Model):
    """A single row that whoever stores notices holds, so that of two at once one comes after."""

    taken_at = models.DateTimeField(_("taken"), auto_now=True)

    class Meta:
        verbose_name = _("turn of imports")
        verbose_name_plural = _("turns of imports")

    def __str__(self) -> str:
        return str(self.taken_at)


class SourceWords(models.Model):
    """What the source last said in the fields that editors may change, and what they decide on."""

    notice = models.OneToOneField(
        Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="source_words"
    )
    said = models.JSONField(_("last said"), default=dict)
    proposed = models.JSONField(
        _("waits for a decision"),
        default=dict,
        help_text=_("By field: what the source says now where an editor had written otherwise."),
    )

    class Meta:
        verbose_name = _("words of the source")
        verbose_name_plural = _("words of the source")

    def __str__(self) -> str:
        return str(self.notice)
