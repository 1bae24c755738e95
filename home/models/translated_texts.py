"""Which Swedish words each English text answers, so that a change of words is seen as one."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class TranslatedTextQuerySet(models.QuerySet):
    """Texts, asked for by what has happened to them."""

    def stale(self) -> "TranslatedTextQuerySet":
        """Keep those whose Swedish has changed since the English was written or looked over."""
        return self.exclude(answered=F("current"))


class TranslatedText(models.Model):
    """A text of a page in both languages: the Swedish it answers, and the Swedish as it is now."""

    page_key = models.UUIDField(_("page in all languages"), db_index=True)
    path = models.TextField(_("place in the page"))
    answered = models.TextField(_("Swedish that the English answers"), blank=True)
    current = models.TextField(_("Swedish now"), blank=True)
    english = models.TextField(_("English"), blank=True)

    objects = TranslatedTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("translated text")
        verbose_name_plural = _("translated texts")
        constraints = [
            models.UniqueConstraint(fields=["page_key", "path"], name="home_translated_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_key}: {self.path}"
