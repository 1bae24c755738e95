"""What page types share, as mixins and a queryset, so that no base page is needed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, PublishingPanel
from wagtail.images import get_image_model_string
from wagtail.models import Locale, PageManager
from wagtail.query import PageQuerySet

from content.copies import SCHEDULE, DraftCopyForm
from content.forms import PageForm
from headless.identity import default_language
from headless.preview import HeadlessPreviewMixin
from headless.visibility import open_pages


class SchedulePanel(PublishingPanel):
    """Wagtail's dialog for the schedule, which says what happens to translations."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        expiry = self.children[-1]
        expiry.help_text = _("The English page is taken down at the same time.")

    class BoundPanel(PublishingPanel.BoundPanel):
        """The dialog of one page."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if (
                self.instance.locale_id
                and self.instance.locale.language_code != default_language()
            ):
                self.children[-1].help_text = ""  # a translation goes alone


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
    base_form_class = PageForm
    is_standing = False  # whether the site cannot be without it (see content/standing.py)
    explains_words = False  # whether words of the trade are explained where it first uses them

    settings_panels = [SchedulePanel(), CommentPanel()]

    copy_form_class = DraftCopyForm
    exclude_fields_in_copy = SCHEDULE

    class Meta:
        abstract = True

    def copy(self, *args: Any, reset_translation_key: bool = True, **kwargs: Any) -> Any:
        """Take everything along into a translation, which is made as a copy, too."""
        if not reset_translation_key:
            self.exclude_fields_in_copy = []
        try:
            return super().copy(*args, reset_translation_key=reset_translation_key, **kwargs)
        finally:
            self.__dict__.pop("exclude_fields_in_copy", None)


class ListedQuerySet(PageQuerySet):
    """Pages, asked for by what the public may find."""

    def listed(self, locale: Locale | str | None = None) -> "ListedQuerySet":
        """Keep what belongs in a list: live, open to all, translated for real, in one locale.

        A locale may be given by the code of its language.
        """
        return self.reachable(locale)

    def reachable(self, locale: Locale | str | None = None) -> "ListedQuerySet":
        """Keep what has an address of its own in one locale, even if it is in no list."""
        found = open_pages(self.live()).filter(alias_of=None)
        if isinstance(locale, str):
            return found.filter(locale__language_code=locale)
        return found.filter(locale=locale or Locale.get_active())

    def missing_in(self, locale: Locale) -> "ListedQuerySet":
        """Keep the pages that are not listed in another locale yet."""
        there = self.model.objects.listed(locale).values("translation_key")
        return self.exclude(translation_key__in=there)


ListedManager = PageManager.from_queryset(ListedQuerySet)
