"""Brings a notice in step with all that was received about it."""

from typing import Any

from procurement.models import Notice, NoticeChange, NoticeVersion, SourceWords
from procurement.versions.children import awards_of, lots_of, replace, set_awards, set_lots
from procurement.versions.order import family
from procurement.versions.reading import content_of, facts_of
from procurement.versions.timeline import steps_of
from procurement.versions.words import SPOKEN, codes_now, plain, proposals, set_codes, take


def settle(notice: Notice) -> bool:
    """Give a notice what its versions say together, and tell whether that changed something."""
    versions = list(NoticeVersion.objects.filter(notice=notice))
    if not versions:
        return False
    members = family(versions)
    facts, content = facts_of(members), content_of(members)
    words, _made = SourceWords.objects.get_or_create(notice=notice)
    changed = _give(notice, facts, content, words.said)
    changed |= set_awards(notice, awards_of(content))
    changed |= replace(notice, NoticeChange, notice.timeline.all(), steps_of(members))
    if changed:
        notice.save()
    edited = _settle_draft(notice, facts, content, words.said) or notice
    _remember(words, edited, facts, content)
    return changed


def _settle_draft(notice: Notice, facts: dict[str, Any], content: dict[str, Any], said: dict):
    """Give what an editor opens the same, where somebody has edited the notice."""
    if notice.latest_revision is None:
        return None
    draft = notice.latest_revision.as_object()
    if _give(draft, facts, content, said):
        draft.save_revision(clean=False, changed=False)
        notice.refresh_from_db(fields=["latest_revision"])
    return draft


def _give(notice: Notice, facts: dict[str, Any], content: dict[str, Any], said: dict) -> bool:
    codes = codes_now(notice, facts, said)
    changed = take(notice, facts, said)
    changed |= set_codes(notice, codes)
    changed |= set_lots(notice, lots_of(content), said)
    return changed


def _remember(words: SourceWords, edited: Notice, facts: dict[str, Any], content: Any) -> None:
    """Keep what the source says now, and what an editor has to decide about."""
    asked = {*words.proposed, *proposals(edited, facts, words.said)}
    waiting = {name: facts[name] for name in asked if getattr(edited, name) != facts[name]}
    said = {name: plain(facts[name]) for name in SPOKEN}
    said["codes"] = facts["codes"]
    said["lots"] = {lot.identity: [lot.title, lot.description] for lot in lots_of(content)}
    if (words.said, words.proposed) != (said, waiting):
        words.said, words.proposed = said, waiting
        words.save()
