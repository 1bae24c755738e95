"""Amounts that a value is compared with, some of which are only known in euro."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from procurement.models import BuyingRule

# How far the krona may have moved since the amounts were last set in both currencies, before
# we say that we do not know: to half of what a euro cost, or to twice as much.
MARGIN = 2


class Answer(models.TextChoices):
    """Yes, no, or that we do not know."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Unknown")

    @property
    def opposite(self) -> "Answer":
        """Return no for yes and yes for no."""
        turned = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}
        return turned.get(self, Answer.UNKNOWN)


@dataclass(frozen=True)
class Limit:
    """An amount that a rule sets; without the rule it is not known."""

    rule: BuyingRule | None

    @property
    def value(self) -> Decimal | None:
        """Return the amount in kronor, if it is known."""
        return self.rule.value if self.rule else None

    @property
    def value_eur(self) -> Decimal | None:
        """Return the amount in euro, if it is known."""
        return self.rule.value_eur if self.rule else None

    @property
    def is_known_in_euro_alone(self) -> bool:
        """Return whether only the amount in euro is known."""
        return self.value is None and bool(self.value_eur)

    def reached_by(self, value: Decimal) -> Answer:
        """Tell whether a value is as large as the limit, or larger."""
        if self.value is not None:
            return Answer.YES if value >= self.value else Answer.NO
        return self._far_from(value)

    def exceeded_by(self, value: Decimal) -> Answer:
        """Tell whether a value is larger than the limit."""
        if self.value is not None:
            return Answer.YES if value > self.value else Answer.NO
        return self._far_from(value)

    def rate_at(self, value: Decimal) -> str:
        """Return what a euro would cost if a value were just the limit, as it is written."""
        if not self.value_eur:
            return ""
        return formats.number_format(value / self.value_eur, 2, force_grouping=True)

    def _far_from(self, value: Decimal) -> Answer:
        """Tell of a value that is far from a limit known in euro on which side it is."""
        if not self.value_eur or not self._last_rate:
            return Answer.UNKNOWN
        likely = self.value_eur * self._last_rate
        if value < likely / MARGIN:
            return Answer.NO
        return Answer.YES if value >= likely * MARGIN else Answer.UNKNOWN

    @cached_property
    def _last_rate(self) -> Decimal | None:
        """Return what a euro cost by the last row that has both amounts."""
        if self.rule is None:
            return None
        complete = BuyingRule.objects.filter(code=self.rule.code, value_eur__gt=0)
        before = complete.exclude(value=None).filter(valid_from__lt=self.rule.valid_from)
        last = before.order_by("-valid_from").first()
        return last.value / last.value_eur if last else None
