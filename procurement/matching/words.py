"""How near two things are, and which lots fit, in words for somebody who has never tendered."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext, ngettext

from content.languages import reader_language
from procurement.matching.codes import significant
from procurement.matching.facts import LotFacts
from procurement.models.cpv import names_of

CLOSE = 4  # digits: the same class of the vocabulary


class Names:
    """The names of some codes, asked for once in each language that is read."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = sorted(set(codes))
        self.known: dict[str, dict[str, str]] = {}

    def with_name(self, code: str) -> str:
        """Return what a code stands for, with the code; the code alone without a known name."""
        language = reader_language()
        if language not in self.known:
            self.known[language] = names_of(self.codes, language)
        name = self.known[language].get(code, "")
        if not name:
            return gettext("CPV %(code)s") % {"code": code}
        told = {"name": name[:1].lower() + name[1:], "code": code}
        return gettext("%(name)s (CPV %(code)s)") % told


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
