"""Which notices were spoken of at which meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from procurement.models.notices import Notice


class DiscussedNotice(Orderable):
    """A notice that was spoken of at a meeting. Belongs to the Swedish page of the meeting."""

    event = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="discussed_notices"
    )
    notice = models.ForeignKey(
        Notice,
        verbose_name=_("notice"),
        on_delete=models.CASCADE,
        related_name="discussions",
    )

    panels = [FieldPanel("notice")]

    class Meta(Orderable.Meta):
        verbose_name = _("notice that was spoken of")
        verbose_name_plural = _("notices that were spoken of")

    def __str__(self) -> str:
        return str(self.notice)
