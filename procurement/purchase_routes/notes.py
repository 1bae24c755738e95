"""What a reader has to be told of an answer: what is not known, and what was not checked."""

from dataclasses import dataclass

from django.db.models import Min
from django.utils import formats
from django.utils.translation import gettext as _

from procurement.models import BuyingRule
from procurement.models.buying_rules import euro, kronor
from procurement.purchase_routes.limits import Answer
from procurement.purchase_routes.routes import Route

LAW_URL = "https://rkrattsbaser.gov.se/sfst?bet=2016:1145"
CHECKED_UNTIL = "checked-until"
AMOUNTS_URL = "https://www.upphandlingsmyndigheten.se/"


@dataclass(frozen=True)
class Note:
    """One thing to know of an answer, and where to look it up."""

    code: str
    words: str
    url: str = ""

    @property
    def is_quiet(self) -> bool:
        """Return whether it is always so, and no reason to worry."""
        return self.code == CHECKED_UNTIL


def disclaimer() -> str:
    """Return that this is guidance."""
    return _(
        "This is guidance, not legal advice. Your own guidelines may be stricter than the law. "
        "Ask your procurement unit or a lawyer when you are not sure."
    )


def verdict(route: Route) -> str:
    """Return in a sentence whether the purchase may be made directly."""
    limit, value = route.direct_limit, route.question.value
    amount = kronor(limit.value) if limit.value is not None else ""
    said = {"value": kronor(value), "limit": amount}
    if route.direct_award == Answer.UNKNOWN:
        return _("We do not know enough to say whether you may buy directly.")
    if limit.is_known_in_euro_alone:
        sentences = {
            Answer.YES: _("Yes, you may buy directly: %(value)s is far below the limit."),
            Answer.NO: _("No, advertise the purchase: %(value)s is far above the limit."),
        }
    elif limit.value is None:
        sentences = {
            Answer.YES: _("Yes, you may buy directly."),
            Answer.NO: _("No, advertise the purchase."),
        }
    else:
        sentences = {
            Answer.YES: _("Yes, you may buy directly: %(value)s is below the limit, %(limit)s."),
            Answer.NO: _(
                "No, advertise the purchase: %(value)s is not below the limit, %(limit)s."
            ),
        }
    return sentences[route.direct_award] % said


def threshold_verdict(route: Route) -> str:
    """Return in a sentence whether the EU threshold is reached."""
    said = {
        Answer.YES: _("The value reaches the threshold."),
        Answer.NO: _("The value is below the threshold."),
        Answer.UNKNOWN: _("We do not know whether the value reaches the threshold."),
    }
    return said[route.reaches_threshold]


def notes(route: Route) -> list[Note]:
    """Return what has to be said of an answer, the most important first."""
    found = [
        _of_another_act(route),
        _before_what_is_known(route),
        _after_what_is_known(route),
        _of_an_amount_in_euro(route),
        _of_a_doubtful_service(route),
        _of_what_was_not_checked(route),
    ]
    return [note for note in found if note]


def _of_another_act(route: Route) -> Note | None:
    if not route.is_about_utilities:
        return None
    rule = route.rules.get("law-utilities")
    words = _("Another act may apply, which we have not checked.")
    return Note("utilities", rule.words if rule else words, rule.source_url if rule else LAW_URL)


def _before_what_is_known(route: Route) -> Note | None:
    if route.rules:
        return None
    first = BuyingRule.objects.aggregate(first=Min("valid_from"))["first"]
    if first is None or first <= route.question.day:
        return Note("no-rules", _("We do not know the rules of that day."), LAW_URL)
    message = _(
        "We do not know the rules of %(day)s. Those that we know begin on %(first)s; before that "
        "the law had other sections and amounts."
    )
    days = {"day": _date(route.question.day), "first": _date(first)}
    return Note("before-known-rules", message % days, LAW_URL)


def _after_what_is_known(route: Route) -> Note | None:
    if route.is_about_utilities or not route.rules or route.threshold.rule:
        return None
    message = _(
        "The EU thresholds change every second year. Those of %(day)s we do not know; look them "
        "up at the National Agency for Public Procurement."
    )
    rule = _latest_threshold()
    url = rule.source_url if rule else AMOUNTS_URL
    return Note("thresholds-unknown", message % {"day": _date(route.question.day)}, url)


def _of_an_amount_in_euro(route: Route) -> Note | None:
    limit, value = route.threshold, route.question.value
    is_below_the_usual = route.direct_award == Answer.YES and route.direct_limit.value is not None
    if limit.rule is None or not limit.is_known_in_euro_alone or is_below_the_usual:
        return None
    message = _(
        "The threshold in kronor is unknown to us. In euro it is %(limit)s, as far as we know. "
        "%(value)s reaches it only if a euro costs %(rate)s kronor or less. Look the amount up "
        "before you rely on it."
    )
    said = {
        "limit": euro(limit.value_eur or value),
        "value": kronor(value),
        "rate": limit.rate_at(value),
    }
    return Note("amount-in-euro", message % said, limit.rule.source_url)


def _of_a_doubtful_service(route: Route) -> Note | None:
    if not route.is_annex_2_doubtful:
        return None
    message = _(
        "Annex 2 names a larger group that %(service)s is part of, but not the service itself. "
        "Read strictly it does not belong to Annex 2, and so we count. Let a lawyer look at it."
    )
    service = route.question.service
    said = {"service": service.label}
    return Note("annex-2-doubtful", message % said, route.rules["annex-2"].source_url)


def _of_what_was_not_checked(route: Route) -> Note | None:
    if not route.paths:
        return None
    law = route.paths[0].law
    if law.checked_on is None:
        return Note("not-checked", _("This was not checked against the law."), law.source_url)
    if law.checked_on >= route.question.day:
        return None
    message = _(
        "We read the law as it was on %(day)s. Changes after that are not taken into account."
    )
    return Note(CHECKED_UNTIL, message % {"day": _date(law.checked_on)}, law.source_url)


def _latest_threshold() -> BuyingRule | None:
    rules = BuyingRule.objects.filter(code__startswith="threshold-")
    return rules.order_by("-valid_from").first()


def _date(day) -> str:
    return formats.date_format(day, "j F Y")
