"""What became of the notices that were spoken of at a meeting, as far as is known today."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.languages import SWEDISH
from events import times
from events.models import EventPage
from procurement.enums import Stage
from procurement.models import Notice, ProcurementIndexPage


@dataclass(frozen=True)
class Outcome:
    """One notice, and how it stands."""

    notice: Notice
    language: str
    stage: Stage
    words: str
    known_on: dt.date

    @property
    def has_day_of_its_own(self) -> bool:
        """Tell whether the words name a day, so that no other is needed."""
        is_settled = self.stage in (Stage.AWARDED, Stage.CANCELLED)
        return bool(self.words) and not is_settled


def outcomes(event: EventPage, now: dt.datetime | None = None) -> list[Outcome]:
    """Return how each notice stands that was spoken of; what has no English is in Swedish."""
    chosen = dict.fromkeys(row.notice_id for row in event.source.discussed_notices.all())
    found = Notice.objects.listed().in_bulk(chosen) if chosen else {}
    in_order = [found[number] for number in chosen if number in found]
    languages = _with_addresses(in_order, event.locale.language_code)
    return [
        _outcome(notice, languages[notice.pk], now)
        for notice in in_order
        if notice.pk in languages
    ]


def outcome_in_words(notice: Notice, now: dt.datetime | None = None) -> str:
    """Return in a sentence how a notice stands, or nothing when its stage says it all."""
    match notice.stage(now):
        case Stage.PLANNED if notice.expected_on:
            expected = date_format(notice.expected_on, "j F Y")
            return _("Expected to be announced %(when)s.") % {"when": expected}
        case Stage.OPEN if notice.deadline_at:
            return _("Can be answered until %(when)s.") % {"when": notice.deadline}
        case Stage.PASSED:
            return _("The last day was %(when)s. No decision is known.") % {
                "when": notice.deadline
            }
        case Stage.AWARDED if notice.winner:
            return _("Awarded to %(winner)s.") % {"winner": notice.winner}
        case Stage.CANCELLED:
            return _("The buyer has called it off.")
    return ""


def _with_addresses(notices: Iterable[Notice], language: str) -> dict[int, str]:
    """Give each notice its address; return the language in which each can be read."""
    readable = {
        notice: language if language in notice.languages else SWEDISH for notice in notices
    }
    if not readable:
        return {}
    pages = ProcurementIndexPage.objects.live().public().filter(alias_of=None)
    indexes = pages.filter(locale__language_code__in=set(readable.values()))
    languages = {}
    for index in indexes.select_related("locale"):
        here = index.locale.language_code
        of_index = [notice for notice, each in readable.items() if each == here]
        languages |= {notice.pk: here for notice in index.addressed(of_index)}
    return languages


def _outcome(notice: Notice, language: str, now: dt.datetime | None) -> Outcome:
    return Outcome(
        notice=notice,
        language=language,
        stage=notice.stage(now),
        words=outcome_in_words(notice, now),
        known_on=times.local(notice.modified_at).date(),
    )
