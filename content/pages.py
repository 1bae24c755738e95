"""Fields that page types share, as mixins, so that no base page is needed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string

from headless.preview import HeadlessPreviewMixin


class PageDetails(HeadlessPreviewMixin, models.Model):
    """What every page says about itself: a lead, a picture, and who answers for it."""

    summary = models.TextField(
        _("lead"),
        blank=True,
        max_length=300,
        help_text=_("One or two sentences that say what the page is about. Shown in lists."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown in lists, on top of the page and when the page is shared."),
    )
    responsible = models.CharField(
        _("responsible for the page"),
        blank=True,
        max_length=100,
        help_text=_("A role or a unit, not a person. Empty: the owner of the site."),
    )

    responsible_panels = [FieldPanel("responsible")]

    class Meta:
        abstract = True
