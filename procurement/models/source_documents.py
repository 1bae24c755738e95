"""The documents of sources: what each source has listed, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 1000
LONGEST_TITLE = 250
MOST_REFUSALS = 50  # that are named of one document; the rest are only counted


class State(models.TextChoices):
    """What has become of a document."""

    WAITING = "waiting", _("waiting to be read")
    TAKEN = "taken", _("taken")
    OUTSIDE = "outside", _("outside the source's filter")
    REFUSED = "refused", _("refused")


class SourceDocumentQuerySet(models.QuerySet):
    """Documents of sources, asked for by what became of them."""

    def waiting(self) -> "SourceDocumentQuerySet":
        """Keep those still to be read, what was never read first."""
        never_first = models.F("read_at").asc(nulls_first=True)
        return self.filter(state=State.WAITING).order_by(never_first, "pk")

    def with_refusals(self) -> "SourceDocumentQuerySet":
        """Keep those of which something was refused, the latest first."""
        return self.filter(refused_count__gt=0).order_by("-read_at", "-pk")


class SourceDocument(models.Model):
    """One document that a source has listed: a notice, a package, a list, or a file."""

    source = models.ForeignKey(
        "procurement.NoticeSource", on_delete=models.CASCADE, related_name="documents"
    )
    key = models.CharField(max_length=LONGEST_ADDRESS)  # what the source knows it by
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    refused_count = models.PositiveIntegerField(default=0)
    refusals = models.JSONField(default=list, blank=True)
    leads_to = models.JSONField(default=list, blank=True)
    etag = models.CharField(max_length=250, blank=True)
    last_modified = models.CharField(max_length=250, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what was read last
    listed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = SourceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("document of a source")
        verbose_name_plural = _("documents of sources")
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="source_document_once"),
        ]
        indexes = [models.Index(fields=["source", "state"], name="source_document_state")]

    def __str__(self) -> str:
        return self.title or self.key

    @property
    def is_web_address(self) -> bool:
        """Tell whether a browser can open where it stands."""
        return self.address.startswith(("http://", "https://"))

    def refuse(self, refusals: Iterable[dict[str, Any]], now: dt.datetime) -> None:
        """Note what was refused of it."""
        found = list(refusals)
        self.refused_count, self.refusals = len(found), found[:MOST_REFUSALS]
        self.read_at = now
