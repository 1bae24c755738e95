"""What the source says beside what an editor has written: facts follow it, words wait."""

from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel

from procurement.models import Notice, NoticeCode

WORDS = ("title", "title_en", "description", "description_en", "buyer", "winner")
# facts that a form shows: an editor's correction stays until the source says something new
FACTS = (
    "phase",
    "deadline_at",
    "published_on",
    "expected_on",
    "reserved",
    "reserved_execution",
    "value",
    "currency",
    "nature",
    "suits_smes",
    "url",
    "documents_url",
)
SPOKEN = (*WORDS, *FACTS)
ITS_OWN = (
    "reserved_scope",
    "procedure_type",
    "nuts",
    "in_county",
    "social_objectives",
    "awarded_value",
    "awarded_currency",
    "procedure_id",
    "publication_number",
    "is_changed",
    "source",
    "source_id",
)
encoder = DjangoJSONEncoder()


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    if isinstance(value, str | bool | list | None):
        return value
    return encoder.default(value)


def take(
    notice: Notice,
    facts: dict[str, Any],
    said: dict[str, Any],
    earlier: Sequence[dict[str, Any]] = (),
) -> bool:
    """Give a notice what its source says now, but not over an editor's words; tell if it changed.

    `said` is what the source had said before: what differs from it has an editor written, unless
    it is what the source said `earlier`: then it comes from a form that was opened before.
    """
    changed = False
    for name in SPOKEN:
        value = plain(getattr(notice, name))
        is_old = any(plain(each[name]) == value for each in earlier)
        if name in said and not is_old and not _follows(notice, name, facts, said):
            continue
        changed |= _set(notice, name, facts[name])
    for name in ITS_OWN:
        changed |= _set(notice, name, facts[name])
    return changed


def proposals(notice: Notice, facts: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return what the source says otherwise now than before, where an editor has written."""
    return {
        name: facts[name]
        for name in WORDS
        if name in said
        and said[name] != facts[name]
        and getattr(notice, name) not in (said[name], facts[name])
    }


def codes_now(notice: Notice, facts: dict[str, Any], said: dict[str, Any]) -> list[str]:
    """Return the CPV codes of the source, with those that an editor put in or took out."""
    kept = [code.code for code in notice.codes.all()]
    before = said.get("codes", [])
    taken_out = set(before) - set(kept) if "codes" in said else set()
    put_in = [code for code in kept if code not in before]
    return list(
        dict.fromkeys([*(code for code in facts["codes"] if code not in taken_out), *put_in])
    )


def set_codes(notice: ClusterableModel, codes: list[str]) -> bool:
    """Give a notice its CPV codes, and tell whether they are others than before."""
    before = list(notice.codes.all())
    if {code.code for code in before} == set(codes):
        return False
    kept = {code.code: code for code in before}
    notice.codes.set([kept.get(code) or NoticeCode(code=code) for code in codes])
    return True


def _follows(notice: Notice, name: str, facts: dict[str, Any], said: dict[str, Any]) -> bool:
    is_untouched = plain(getattr(notice, name)) == said[name]
    return is_untouched or (name in FACTS and said[name] != plain(facts[name]))


def _set(notice: Notice, name: str, value: Any) -> bool:
    if getattr(notice, name) == value:
        return False
    setattr(notice, name, value)
    return True
