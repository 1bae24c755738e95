"""The rules of the buying routes: dated rows with their source, which editors keep."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.languages import reads_english

# A CPV code as laws write it, with its check digit or without.
CODE = r"\d{8}(?:-\d)?"
PIECE = re.compile(rf"({CODE})(?:\s*[–—:]\s*({CODE}))?")
VALUE = "{value}"


class RuleCode(models.TextChoices):
    """What a rule is about: stable, so that the API and the routes know it."""

    THRESHOLD_CENTRAL = "threshold-central", _("EU threshold: goods and services, state")
    THRESHOLD_SUB_CENTRAL = "threshold-sub-central", _("EU threshold: goods and services, others")
    THRESHOLD_WORKS = "threshold-works", _("EU threshold: building works")
    THRESHOLD_ANNEX_2 = "threshold-annex-2", _("Threshold: services in Annex 2")
    ANNEX_2 = "annex-2", _("Which services Annex 2 lists")
    DIRECT_AWARD = "direct-award", _("Limit for direct award")
    LAW_DIRECT = "law-direct-award", _("Law and chapter: direct award")
    LAW_NATIONAL = "law-national", _("Law and chapter: below the EU threshold")
    LAW_ANNEX_2 = "law-annex-2", _("Law and chapter: services in Annex 2")
    LAW_EU = "law-eu", _("Law and chapter: from the EU threshold")
    LAW_UTILITIES = "law-utilities", _("Law and chapter: water, energy, transport and post")
    COUNTING = "counting", _("Count the value")
    PRINCIPLES = "principles", _("Treat all alike")
    GUIDELINES = "guidelines", _("Follow your own guidelines")
    VOLUNTARY_NOTICE = "voluntary-notice", _("Publish a notice")
    PUBLICATION = "publication", _("Publish a notice (national)")
    PUBLICATION_EU = "publication-eu", _("Publish a notice (EU)")
    DOCUMENTS = "documents", _("Let everybody read the documents")
    LOTS = "lots", _("Divide into lots")
    SOCIAL = "social-considerations", _("Think of social aims")
    ANSWER = "answer", _("Tell those who gave an offer")
    DECISION = "decision", _("Tell of the decision")
    STANDSTILL = "standstill", _("Wait before you sign")
    NO_STANDSTILL = "no-standstill", _("Wait before you sign (direct award)")
    DOCUMENTATION = "documentation", _("Write down what you did (direct award)")
    DOCUMENTATION_NOTICE = "documentation-notice", _("Write down what you did (after a notice)")
    DOCUMENTATION_EU = "documentation-eu", _("Write down what you did (EU)")
    AFTER_NOTICE_DIRECT = "after-notice-direct", _("Publish the result (direct award)")
    AFTER_NOTICE = "after-notice", _("Publish the result")
    AFTER_NOTICE_EU = "after-notice-eu", _("Publish the result (EU)")
    RESERVED_4_18 = "lou-4-18", _("Chapter 4, section 18: social and occupational integration")
    RESERVED_19_25 = "lou-19-25", _("Chapter 19, section 25: organisations with a public mission")
    RESERVED_19_25A = "lou-19-25a", _("Chapter 19, section 25 a: idea-based organisations")


class BuyingRuleQuerySet(models.QuerySet):
    """Rules, asked for by the day that they held."""

    def on(self, day: dt.date) -> dict[str, "BuyingRule"]:
        """Return the rule of each code on a day: the one that began last."""
        held = self.filter(valid_from__lte=day)
        held = held.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))
        return {rule.code: rule for rule in held.order_by("valid_from")}


class BuyingRule(models.Model):
    """One rule as it reads for some time, with where it stands; an unknown value is empty."""

    code = models.CharField(_("what it is about"), max_length=30, choices=RuleCode.choices)
    valid_from = models.DateField(_("holds from"))
    valid_to = models.DateField(
        _("holds to"), null=True, blank=True, help_text=_("Empty: until something else is said.")
    )
    value = models.DecimalField(
        _("amount in kronor"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Without VAT. Empty: unknown, and readers are told so."),
    )
    value_eur = models.DecimalField(
        _("amount in euro"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    paragraph_sv = models.CharField(
        _("paragraph in Swedish"), max_length=100, blank=True, help_text=_("LOU 19 a kap. 2 §")
    )
    paragraph_en = models.CharField(_("paragraph in English"), max_length=100, blank=True)
    words_sv = models.TextField(
        _("in plain Swedish"),
        help_text=_("For somebody who has never tendered. {value} becomes the amount."),
    )
    words_en = models.TextField(_("in plain English"), blank=True)
    conditions_sv = models.TextField(
        _("conditions in Swedish"), blank=True, help_text=_("One on each line.")
    )
    conditions_en = models.TextField(_("conditions in English"), blank=True)
    cpv = models.TextField(
        _("CPV codes that it holds for"),
        blank=True,
        help_text=_(
            "Codes and spans with blanks between: 79611000-0 85000000-9–85323000-9. "
            "Empty: the rule is not about certain codes."
        ),
    )
    source_name = models.CharField(_("source"), max_length=150)
    source_url = models.URLField(
        _("address of the source"),
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    checked_on = models.DateField(
        _("last checked against the source"),
        null=True,
        blank=True,
        help_text=_("Empty: never, and readers are told so."),
    )
    modified_at = models.DateTimeField(auto_now=True)

    objects = BuyingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["code", "-valid_from"]
        verbose_name = _("buying rule")
        verbose_name_plural = _("buying rules")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                name="buying_rule_once_a_day",
                violation_error_message=_("There is a rule about this from the same day already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, {self.valid_from}"

    def clean(self):
        """Refuse days in the wrong order, and codes that are none."""
        super().clean()
        errors = {}
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            errors["valid_to"] = gettext("The last day is before the first.")
        left = PIECE.sub("", self.cpv).replace(",", " ").split()
        if left:
            message = gettext("“%(text)s” is no CPV code. A code has eight digits.")
            errors["cpv"] = message % {"text": left[0][:40]}
        if errors:
            raise ValidationError(errors)

    @property
    def words(self) -> str:
        """Return the rule in plain words, in the reader's language."""
        words = (reads_english() and self.words_en) or self.words_sv
        return words.replace(VALUE, self.amount or gettext("an amount that we do not know"))

    @property
    def paragraph(self) -> str:
        """Return where it stands in the law, in the reader's language."""
        return (reads_english() and self.paragraph_en) or self.paragraph_sv

    @property
    def conditions(self) -> list[str]:
        """Return each condition, in the reader's language."""
        text = (reads_english() and self.conditions_en) or self.conditions_sv
        return [line.strip() for line in text.splitlines() if line.strip()]

    @property
    def amount(self) -> str:
        """Return the amount in kronor as it is written, or nothing."""
        return "" if self.value is None else kronor(self.value)

    @property
    def amount_in_euro(self) -> str:
        """Return the amount in euro as it is written, or nothing."""
        return "" if self.value_eur is None else euro(self.value_eur)

    @property
    def spans(self) -> list[tuple[str, str]]:
        """Return the first and the last code of each span; a code alone is both."""
        return list(_spans(self.cpv))

    def covers(self, code: str) -> bool:
        """Tell whether a CPV code is among those that the rule holds for."""
        return any(first <= code <= last for first, last in self.spans)

    def names_group_of(self, code: str) -> bool:
        """Tell whether it names, as a code of its own, a group that another code is part of."""
        groups = [_group(first) for first, last in self.spans if first == last]
        return not self.covers(code) and code.startswith(tuple(groups))


def _spans(text: str) -> Iterator[tuple[str, str]]:
    for first, last in PIECE.findall(text):
        yield first[:8], (last or first)[:8]


def _group(code: str) -> str:
    """Return the digits that all codes of a group begin with; there are at least two."""
    return code.rstrip("0").ljust(2, "0")


def kronor(value: Decimal) -> str:
    """Return an amount in kronor as people write it in the reader's language."""
    return gettext("SEK %(amount)s") % {"amount": _grouped(value)}


def euro(value: Decimal) -> str:
    """Return an amount in euro as people write it in the reader's language."""
    return gettext("EUR %(amount)s") % {"amount": _grouped(value)}


def _grouped(value: Decimal) -> str:
    decimals = 0 if value == value.to_integral_value() else 2
    return formats.number_format(value, decimals, force_grouping=True)
