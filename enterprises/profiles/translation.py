"""Keeps the facts of a translated profile as they are in the Swedish one."""

from typing import Any

from wagtail.models import Locale

from enterprises.models import EnterprisePage
from enterprises.models.public_fields import LIFE, RELATIONS, ROWS, facts


def share_facts(source: EnterprisePage) -> None:
    """Give the facts of a published profile to its translations, live and draft alike."""
    if source.alias_of_id or source.locale_id != Locale.get_default().pk:
        return
    translations = source.get_translations().filter(alias_of=None)
    translations.update(**{name: getattr(source, name) for name in LIFE})
    for translation in translations.specific():
        draft = translation.get_latest_revision_as_object()
        is_only_live = translation.live and not translation.has_unpublished_changes
        if not is_only_live and take_facts(translation, source):
            translation.save(clean=False)
        if take_facts(draft, source):
            revision = draft.save_revision(clean=False, log_action=False)
            if is_only_live:
                revision.publish(log_action=False)


def restore_facts(translation: EnterprisePage) -> None:
    """Take back the facts in rows that were changed in a published translation."""
    source = translation.get_translations().filter(locale=Locale.get_default(), live=True).first()
    if source and not translation.alias_of_id and _take_rows(translation, source.specific):
        translation.save_revision(clean=False, log_action=False).publish(log_action=False)


def take_facts(page: EnterprisePage, source: EnterprisePage) -> bool:
    """Give a page the facts of another, and return whether any of them was new to it."""
    changed = False
    for name in [*facts(EnterprisePage.public_fields), *LIFE]:
        field = source._meta.get_field(name)
        if getattr(page, field.attname) != getattr(source, field.attname):
            setattr(page, field.attname, getattr(source, field.attname))
            changed = True
    for name in RELATIONS:
        rows = list(getattr(source, name).all())
        if set(getattr(page, name).all()) != set(rows):
            setattr(page, name, rows)
            changed = True
    return _take_rows(page, source) or changed


def _take_rows(page: EnterprisePage, source: EnterprisePage) -> bool:
    """Give a page the rows of another: their facts, and the words it already has for each."""
    taken = [_take(page, source, name, *ROWS[name]) for name in ROWS]
    return any(taken)


def _take(
    page: EnterprisePage, source: EnterprisePage, name: str, facts: list[str], known_by: list
) -> bool:
    own, rows, changed = list(getattr(page, name).all()), [], False
    for place, theirs in enumerate(getattr(source, name).all()):
        row = _same(theirs, own, known_by)
        if row in own:
            own.remove(row)
        for fact in ["translation_key", *facts]:
            attribute = theirs._meta.get_field(fact).attname
            changed = changed or getattr(row, attribute) != getattr(theirs, attribute)
            setattr(row, attribute, getattr(theirs, attribute))
        row.sort_order = place
        row.locale_id = page.locale_id
        rows.append(row)
    if own or changed:
        setattr(page, name, rows)
    return bool(own or changed)


def _same(theirs: Any, own: list[Any], known_by: list[str]) -> Any:
    """Return the row of a translation that says the same as theirs, a new one if there is none."""
    for row in own:
        if row.translation_key == theirs.translation_key:
            return row
    for row in own:
        if all(getattr(row, name) == getattr(theirs, name) for name in known_by):
            return row
    return type(theirs)(translation_key=None)
