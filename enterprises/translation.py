"""What a translated profile says in its own words, and what it takes from the Swedish one."""

from typing import TYPE_CHECKING

from wagtail.models import Locale
from wagtail_localize.fields import SynchronizedField

if TYPE_CHECKING:
    from enterprises.models import EnterprisePage

FACTS = [
    "organisation_number",
    "legal_form",
    "municipality",
    "logo",
    "email",
    "phone",
    "address",
    "website",
    "joint_bids",
    "confirmed_on",
]
RELATIONS = ["municipalities", "categories"]

PAGE_FIELDS = [
    *[SynchronizedField(name, overridable=False) for name in ["slug", *FACTS, *RELATIONS]],
    SynchronizedField("picture"),
]


def follow(source: "EnterprisePage") -> None:
    """Give the facts of a published profile to its translations, live and draft alike."""
    if source.alias_of_id or source.locale_id != Locale.get_default().pk:
        return
    for translation in source.get_translations().filter(alias_of=None).specific():
        draft = translation.get_latest_revision_as_object()
        is_only_live = translation.live and not translation.has_unpublished_changes
        if not is_only_live and take_facts(translation, source):
            translation.save(clean=False)
        if take_facts(draft, source):
            revision = draft.save_revision(clean=False, log_action=False)
            if is_only_live:
                revision.publish(log_action=False)


def take_facts(page: "EnterprisePage", source: "EnterprisePage") -> bool:
    """Give a page the facts of another, and return whether any of them was new to it."""
    changed = False
    for name in FACTS:
        field = source._meta.get_field(name)
        if getattr(page, field.attname) != getattr(source, field.attname):
            setattr(page, field.attname, getattr(source, field.attname))
            changed = True
    for name in RELATIONS:
        rows = list(getattr(source, name).all())
        if set(getattr(page, name).all()) != set(rows):
            setattr(page, name, rows)
            changed = True
    return changed
