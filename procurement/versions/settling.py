"""Brings a notice in step with all that was received about it."""

from dataclasses import dataclass
from typing import Any

from procurement.models import Notice, NoticeChange, NoticeVersion, SourceWords
from procurement.versions.children import awards_of, lots_of, replace, set_awards, set_lots
from procurement.versions.order import family
from procurement.versions.reading import content_of, facts_of
from procurement.versions.timeline import steps_of
from procurement.versions.words import SPOKEN, codes_now, plain, proposals, set_codes, take


@dataclass(frozen=True)
class Told:
    """What a family of notices says now, and what it said after each notice before."""

    facts: dict[str, Any]
    content: dict[str, Any]
    earlier: list[dict[str, Any]]


def settle(notice: Notice) -> bool:
    """Give a notice what its versions say together, and tell whether that changed something."""
    versions = list(NoticeVersion.objects.filter(notice=notice))
    if not versions:
        return False
    members = family(versions)
    told = Told(
        facts_of(members),
        content_of(members),
        [facts_of(members.until(number)) for number in range(1, len(versions))],
    )
    words, _made = SourceWords.objects.get_or_create(notice=notice)
    changed = _give(notice, told, words.said)
    changed |= set_awards(notice, awards_of(told.content))
    changed |= replace(notice, NoticeChange, notice.timeline.all(), steps_of(members))
    if changed:
        notice.save()
    edited = _settle_draft(notice, told, words.said) or notice
    _remember(words, edited, told)
    return changed


def _settle_draft(notice: Notice, told: Told, said: dict[str, Any]) -> Notice | None:
    """Give what an editor opens the same, where somebody has edited the notice."""
    if notice.latest_revision is None:
        return None
    draft = notice.latest_revision.as_object()
    if _give(draft, told, said):
        draft.save_revision(clean=False, changed=False)
        notice.refresh_from_db(fields=["latest_revision"])
    return draft


def _give(notice: Notice, told: Told, said: dict[str, Any]) -> bool:
    codes = codes_now(notice, told.facts, said)
    changed = take(notice, told.facts, said, told.earlier)
    changed |= set_codes(notice, codes)
    changed |= set_lots(notice, lots_of(told.content), said)
    return changed


def _remember(words: SourceWords, edited: Notice, told: Told) -> None:
    """Keep what the source says now, and what an editor has to decide about."""
    facts = told.facts
    asked = {*words.proposed, *proposals(edited, facts, words.said)}
    waiting = {name: facts[name] for name in asked if getattr(edited, name) != facts[name]}
    said = {name: plain(facts[name]) for name in SPOKEN}
    said["codes"] = facts["codes"]
    said["lots"] = {lot.identity: [lot.title, lot.description] for lot in lots_of(told.content)}
    if (words.said, words.proposed) != (said, waiting):
        words.said, words.proposed = said, waiting
        words.save()
