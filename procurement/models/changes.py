"""What has happened to a tender, step by step, in words: drawn from the notices received."""

from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events import times
from procurement.enums import Reserved
from procurement.models.amounts import amount_in_words
from procurement.models.notices import Notice


class Step(models.TextChoices):
    """What a notice did to the tender."""

    PLANNED = "planned", pgettext_lazy("step", "Planned")
    ANNOUNCED = "announced", pgettext_lazy("step", "Announced")
    AWARDED = "awarded", pgettext_lazy("step", "Awarded")
    CANCELLED = "cancelled", pgettext_lazy("step", "Cancelled")
    DEADLINE = "deadline", _("New last day")
    TITLE = "title", _("New title")
    BUYER = "buyer", _("Another buyer")
    LOTS = "lots", _("Other lots")
    VALUE = "value", _("Another value")
    RESERVED = "reserved", _("Another reservation")
    CODES = "codes", _("Other CPV codes")
    DOCUMENTS = "documents", _("Another address of the documents")
    DESCRIPTION = "description", _("New description")
    CORRECTED = "corrected", _("Corrected")


class NoticeChange(models.Model):
    """One step: when, what kind, and what it was before and after."""

    notice = models.ForeignKey(
        Notice, verbose_name=_("notice"), on_delete=models.CASCADE, related_name="timeline"
    )
    order = models.PositiveIntegerField(_("order"))
    at = models.DateTimeField(_("sent"))
    kind = models.CharField(_("kind"), max_length=12, choices=Step.choices)
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"), null=True, blank=True)
    reason = models.JSONField(
        _("the buyer's reason"), default=dict, blank=True, help_text=_("By language.")
    )
    key = models.CharField(_("key"), max_length=400)

    class Meta:
        ordering = ["order"]
        verbose_name = _("change of a notice")
        verbose_name_plural = _("changes of notices")

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """Return in the reader's language what happened."""
        told = TELLERS.get(self.kind)
        return told(self.before, self.after) if told else str(Step(self.kind).label)

    @property
    def reason_in_words(self) -> str:
        """Return the buyer's reason in the reader's language, else in the buyer's own."""
        return in_language(self.reason)

    @property
    def reason_language(self) -> str:
        """Return the language that the reason is in."""
        return language_of(self.reason)

    @property
    def day(self) -> str:
        """Return the day of the notice in words."""
        return times.day(self.at)


def in_language(texts: dict[str, str]) -> str:
    """Return a text of a source in the reader's language, else in Swedish or any it has."""
    return texts.get(language_of(texts), "")


def language_of(texts: dict[str, str]) -> str:
    """Return which of the languages of a text the reader gets."""
    wanted = (get_language() or "", "sv", "en", *texts)
    return next((language for language in wanted if language in texts), "")


def _deadline(before: Any, after: Any) -> str:
    if not after:
        return gettext("The last day for tenders was taken away. It was %(before)s.") % {
            "before": _moment(before)
        }
    if not before:
        return gettext("The last day for tenders is now %(after)s.") % {"after": _moment(after)}
    return gettext("The last day for tenders was moved from %(before)s to %(after)s.") % {
        "before": _moment(before),
        "after": _moment(after),
    }


def _moment(text: str) -> str:
    found = parse_datetime(text)
    return times.moment(found) if found else text


def _title(before: Any, after: Any) -> str:
    return gettext("The title was changed from “%(before)s” to “%(after)s”.") % {
        "before": before,
        "after": after,
    }


def _buyer(before: Any, after: Any) -> str:
    return gettext("The buyer was changed from %(before)s to %(after)s.") % {
        "before": before,
        "after": after,
    }


def _lots(before: list[str], after: list[str]) -> str:
    told = []
    if after:
        told.append(
            ngettext(
                "A lot was added: %(lots)s.", "%(count)s lots were added: %(lots)s.", len(after)
            )
            % {"count": len(after), "lots": ", ".join(after)}
        )
    if before:
        told.append(
            ngettext(
                "A lot was taken away: %(lots)s.",
                "%(count)s lots were taken away: %(lots)s.",
                len(before),
            )
            % {"count": len(before), "lots": ", ".join(before)}
        )
    return " ".join(told)


def _value(before: list[str] | None, after: list[str] | None) -> str:
    return gettext("The estimated value was changed from %(before)s to %(after)s.") % {
        "before": amount_in_words(*(before or (None, ""))),
        "after": amount_in_words(*(after or (None, ""))),
    }


def _reserved(before: str, after: str) -> str:
    return gettext("The reservation was changed from “%(before)s” to “%(after)s”.") % {
        "before": Reserved(before).label,
        "after": Reserved(after).label,
    }


def _awarded(before: Any, after: list[str] | None) -> str:
    if not after:
        return gettext("The tender was decided.")
    return gettext("The tender was decided. Winner: %(names)s.") % {"names": ", ".join(after)}


TELLERS = {
    Step.DEADLINE: _deadline,
    Step.TITLE: _title,
    Step.BUYER: _buyer,
    Step.LOTS: _lots,
    Step.VALUE: _value,
    Step.RESERVED: _reserved,
    Step.AWARDED: _awarded,
    Step.PLANNED: lambda before, after: gettext("The tender was planned."),
    Step.ANNOUNCED: lambda before, after: gettext("The tender was announced."),
    Step.CANCELLED: lambda before, after: gettext("The tender was called off."),
    Step.CODES: lambda before, after: gettext("The CPV codes were changed."),
    Step.DOCUMENTS: lambda before, after: gettext("The documents got another address."),
    Step.DESCRIPTION: lambda before, after: gettext("The buyer's description was changed."),
    Step.CORRECTED: lambda before, after: gettext("The buyer corrected the notice."),
}
