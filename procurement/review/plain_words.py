"""A proposal of plain words about a notice: short sentences of what its fields say, no more."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.languages import ENGLISH, SWEDISH, reads_english
from procurement.enums import NoticeKind, Phase, Reserved
from procurement.models import Notice
from procurement.review.amounts import amount
from procurement.review.fit import Fit
from procurement.review.reasons import SOME, Answer

MOST_LOTS = 4
FIELDS = ("summary_sv", "fits_sv", "summary_en", "fits_en")


def proposal(notice: Notice, judged: dict[str, Fit]) -> dict[str, str]:
    """Return the plain words and why it fits, in both languages; `judged` is by language."""
    found = {}
    for language in (SWEDISH, ENGLISH):
        with translation.override(language):
            found[f"summary_{language}"] = plain_words(notice)
            found[f"fits_{language}"] = why_it_fits(judged[language])
    return found


def plain_words(notice: Notice) -> str:
    """Return what the fields of a notice say, in the reader's language."""
    parts = [_what(notice), *_how_much(notice), *_where(notice), *_who_may(notice), *_when(notice)]
    return " ".join(parts)


def why_it_fits(fit: Fit) -> str:
    """Return the reasons that speak for it, one a line; nothing where none does."""
    sure = [reason for reason in fit.speaks_for if reason.answer == Answer.YES]
    return "\n".join(reason.sentence for reason in sure)


def _what(notice: Notice) -> str:
    told = {"buyer": notice.buyer, "what": _title(notice)}
    if notice.kind == NoticeKind.MARKET_DIALOGUE:
        return _("%(buyer)s wants to talk with suppliers about this: %(what)s.") % told
    words = {
        Phase.PLANNED: _("%(buyer)s is planning to buy this: %(what)s."),
        Phase.AWARDED: _("%(buyer)s has chosen a supplier for this: %(what)s."),
        Phase.CANCELLED: _("%(buyer)s has called this off: %(what)s."),
    }
    return words.get(Phase(notice.phase), _("%(buyer)s is buying this: %(what)s.")) % told


def _title(notice: Notice) -> str:
    if not reads_english() or notice.title_en:
        return notice.heading.strip().rstrip(".")
    return _("“%(title)s” (in Swedish)") % {"title": notice.title.strip().rstrip(".")}


def _how_much(notice: Notice) -> Iterator[str]:
    lots = [lot.title.strip().rstrip(".") for lot in notice.lots.all()]
    if len(lots) > 1:
        words = _("There are %(count)s lots: %(names)s.")
        if len(lots) > MOST_LOTS:
            words = _("There are %(count)s lots. Some of them: %(names)s.")
        if reads_english():  # the source names them in Swedish
            words = _("There are %(count)s lots.")
        names = get_text_list(lots[:MOST_LOTS], pgettext("of some things", "and"))
        yield words % {"count": len(lots), "names": names}
    if notice.value is not None:
        yield _("It is worth %(value)s.") % {"value": amount(notice.value, notice.currency)}


def _where(notice: Notice) -> Iterator[str]:
    names = [place.name for place in notice.municipalities.all()]
    if names:
        places = get_text_list(names, pgettext("of some things", "and"))
        yield _("The work is done in %(places)s.") % {"places": places}
    elif notice.in_county == "yes":
        yield _("The work is done in Örebro County.")
    elif notice.in_county == "possible":
        yield _("The work may be done in Örebro County.")


def _who_may(notice: Notice) -> Iterator[str]:
    whom = {
        Reserved.WORKSHOPS: _("sheltered workshops and enterprises that help people into work"),
        Reserved.PUBLIC_SERVICE: _("organisations with a public service mission"),
        Reserved.IDEA_BASED: _("idea-based organisations"),
    }.get(Reserved(notice.reserved))
    if whom:
        words = _("Only %(whom)s may answer.")
        if notice.reserved_scope == SOME:
            words = _("Some lots are only for %(whom)s.")
        yield words % {"whom": whom}
    if notice.reserved_execution == "yes":
        yield _("The work is to be done within sheltered employment.")
    if notice.suits_smes:
        yield _("The buyer says that it suits small enterprises.")


def _when(notice: Notice) -> Iterator[str]:
    if notice.phase == Phase.PLANNED and notice.expected_on:
        day = date_format(notice.expected_on, "j F Y")
        yield _("It is expected to be announced on %(day)s.") % {"day": day}
    if notice.phase == Phase.OPEN and notice.deadline_at:
        yield _("Last day to answer: %(when)s.") % {"when": notice.deadline}
    if notice.phase == Phase.AWARDED and notice.winner:
        yield _("Chosen: %(winner)s.") % {"winner": notice.winner}
