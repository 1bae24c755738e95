"""What a notice says about each reason: yes, no or unknown, in a sentence for the reader."""

from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from procurement.enums import Reserved
from procurement.importing.codes import SOCIAL_SERVICES
from procurement.models import FitSettings, Notice
from procurement.review.amounts import amount, in_kronor
from procurement.review.offers import Offers

ALL, SOME, NOBODY = "all", "some", "none"


class Answer(StrEnum):
    """What the notice says."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


Told = tuple[Answer, str]


def codes_of(notice: Notice) -> set[str]:
    """Return the CPV codes of a notice and of its lots."""
    of_lots = {code for lot in notice.lots.all() for code in lot.codes or []}
    return of_lots | {row.code for row in notice.codes.all()}


def reserved(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the participation is reserved."""
    if notice.reserved != Reserved.NONE:
        words = _("It is reserved for %(whom)s.")
        if notice.reserved_scope == SOME:
            words = _("Some lots are reserved for %(whom)s.")
        return Answer.YES, words % {"whom": notice.get_reserved_display()}
    if notice.reserved_scope == NOBODY:
        return Answer.NO, _("It is not reserved.")
    return Answer.UNKNOWN, _("The notice does not say whether it is reserved.")


def execution(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the work is to be done in sheltered employment."""
    known = {
        "yes": (Answer.YES, _("The work is to be done within sheltered employment.")),
        "no": (Answer.NO, _("The work need not be done within sheltered employment.")),
    }
    unknown = _("The notice does not say whether the work belongs in sheltered employment.")
    return known.get(notice.reserved_execution, (Answer.UNKNOWN, unknown))


def objectives(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the buyer has a social aim."""
    names = aims_in_words(notice)
    if names:
        return Answer.YES, _("The buyer has a social aim: %(aims)s.") % {"aims": ", ".join(names)}
    return Answer.UNKNOWN, _("The notice does not name a social aim.")


def aims_in_words(notice: Notice) -> list[str]:
    """Return the social aims in words; the code list is that of eForms (BT-775)."""
    names = {
        "acc-all": _("accessibility for all"),
        "et-eq": _("ethnic equality"),
        "gen-eq": _("equality between women and men"),
        "hum-right": _("human rights in the supply chain"),
        "opp": _("work for people who are far from the labour market"),
        "work-cond": _("fair working conditions"),
    }
    codes = [code for code in notice.social_objectives or [] if code != "none"]
    return [names.get(code, _("another social aim")) for code in codes]


def sold_here(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether an enterprise in the directory sells what is bought."""
    codes = codes_of(notice)
    if not codes:
        return Answer.UNKNOWN, _("The notice has no CPV code.")
    if not offers.are_known:
        return Answer.UNKNOWN, _("No category of the directory has CPV codes yet.")
    count = offers.count(codes)
    if not count:
        return Answer.NO, _("No enterprise in the directory sells this.")
    words = ngettext(
        "%(count)s enterprise in the directory sells this.",
        "%(count)s enterprises in the directory sell this.",
        count,
    )
    return Answer.YES, words % {"count": count}


def place(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the work is done in the county."""
    names = [each.name for each in notice.municipalities.all()]
    if names:
        return Answer.YES, _("The work is done in %(places)s.") % {"places": ", ".join(names)}
    known = {
        "yes": (Answer.YES, _("The work is done in Örebro County.")),
        "possible": (Answer.PARTLY, _("The work may be done in Örebro County.")),
        "no": (Answer.NO, _("The work is not done in Örebro County.")),
    }
    unknown = _("The notice does not say where the work is done.")
    return known.get(notice.in_county, (Answer.UNKNOWN, unknown))


def value(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the value is small enough."""
    if notice.value is None:
        return Answer.UNKNOWN, _("The notice does not say what it is worth.")
    told = {
        "value": amount(notice.value, notice.currency),
        "limit": amount(settings.small_value),
    }
    kronor = in_kronor(notice.value, notice.currency)
    if kronor is None:
        return Answer.UNKNOWN, _("It is worth %(value)s, which is not in kronor.") % told
    if kronor <= settings.small_value:
        return Answer.YES, _(
            "It is worth %(value)s: no more than a small enterprise manages."
        ) % told
    return Answer.NO, _("It is worth %(value)s. The limit for small is %(limit)s.") % told


def lots(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether there are lots that are small enough."""
    found = list(notice.lots.all())
    if not found:
        return Answer.UNKNOWN, _("The notice does not say whether there are lots.")
    if len(found) == 1:
        return Answer.NO, _("It is not divided into lots.")
    values = [in_kronor(lot.value, lot.currency) for lot in found]
    small = sum(each is not None and each <= settings.small_lot for each in values)
    told = {"count": len(found), "small": small, "limit": amount(settings.small_lot)}
    if small:
        words = ngettext(
            "%(small)s of %(count)s lots is worth %(limit)s or less.",
            "%(small)s of %(count)s lots are worth %(limit)s or less.",
            small,
        )
        return Answer.YES, words % told
    if None in values:
        return Answer.UNKNOWN, _("It has %(count)s lots. What each is worth is unknown.") % told
    return Answer.NO, _("Each of its %(count)s lots is worth more than %(limit)s.") % told


def smes(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether the buyer says that it suits small enterprises."""
    known = {
        True: (Answer.YES, _("The buyer says that it suits small enterprises.")),
        False: (Answer.NO, _("The buyer does not say that it suits small enterprises.")),
    }
    unknown = _("The notice does not say whether it suits small enterprises.")
    return known.get(notice.suits_smes, (Answer.UNKNOWN, unknown))


def social_services(notice: Notice, settings: FitSettings, offers: Offers) -> Told:
    """Tell whether it is a social service, for which the rules are simpler."""
    codes = codes_of(notice)
    if not codes:
        return Answer.UNKNOWN, _(
            "Without a CPV code it is unknown whether it is a social service."
        )
    if SOCIAL_SERVICES.isdisjoint(codes):
        return Answer.NO, _("It is not a social service.")
    return Answer.YES, _("It is a social service: the rules for the purchase are simpler.")
