"""How near two things are, and which lots fit, in words for somebody who has never tendered."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from enterprises.models.categories import cpv_name
from procurement.matching.codes import significant
from procurement.matching.facts import LotFacts

CLOSE = 4  # digits: the same class of the vocabulary


def with_name(code: str) -> str:
    """Return what a code stands for, with the code; the code alone where we know no name."""
    name = cpv_name(code)
    if not name:
        return gettext("CPV %(code)s") % {"code": code}
    return gettext("%(name)s (CPV %(code)s)") % {"name": name[:1].lower() + name[1:], "code": code}


def nearness(digits: int, one: str, other: str) -> str:
    """Return in words how near two codes are that share so many digits."""
    if significant(one) == significant(other):
        return gettext("the same thing")
    if digits > CLOSE:
        return gettext("nearly the same thing")
    if digits == CLOSE:
        return gettext("the same kind of thing")
    return gettext("the same field, so read closely what is asked for")


def lots_in_words(lots: Sequence[LotFacts], total: int) -> str:
    """Return which lots fit, of how many."""
    if len(lots) == total:
        return gettext("Fits every lot.")
    told = {"titles": "; ".join(lot.title for lot in lots), "count": len(lots), "total": total}
    return (
        ngettext(
            "Fits %(count)s of %(total)s lots: %(titles)s.",
            "Fits %(count)s of %(total)s lots: %(titles)s.",
            len(lots),
        )
        % told
    )
