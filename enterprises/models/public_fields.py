"""The public fields of a profile: what each is to readers, and what a translation shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail_localize.fields import SynchronizedField


@dataclass(frozen=True)
class PublicField:
    """A plain field that everyone may see: words, a choice, a number, or yes and no.

    From it follow the editor's form, the steps, the comparison, the exports, the import and what
    translations share; see `docs/decisions/new-profile-field.md`.
    """

    name: str
    heading: Promise | str = ""  # of its column, where that is not what the field is called
    key: str = ""  # of its column, where that is not the name
    shown: str = ""  # the property that says what the public sees of it
    is_shared: bool = False  # a fact, the same in every language; else words of each language

    @property
    def column(self) -> str:
        """Return the key of its column in exports and lists."""
        return self.key or self.name


# What happens to a profile, whatever is written in it: the same in all languages.
LIFE = ["confirmed_on", "paused_on", "closed_on"]
RELATIONS = ["municipalities", "categories"]
# Rows with facts that must not differ: which fields are facts, and by which a row is known.
ROWS = {
    "reservation_claims": (["rule", "stated_on"], ["rule"]),
    "evidence": (
        ["criterion", "title", "support", "link", "checked_on", "checked_by", "valid_until"],
        ["criterion", "title"],
    ),
}
# What is true of one enterprise only, and is not taken along when a profile is copied.
ITS_OWN = ["organisation_number", *LIFE, *ROWS]


def facts(fields: Iterable[PublicField]) -> list[str]:
    """Return the fields that say the same in every language."""
    return [*[field.name for field in fields if field.is_shared], "municipality", "logo"]


def synchronized(fields: Iterable[PublicField]) -> list[SynchronizedField]:
    """Return what a translation takes over as it is, for wagtail-localize."""
    names = ["slug", *facts(fields), *LIFE, *RELATIONS]
    return [
        *[SynchronizedField(name, overridable=False) for name in names],
        SynchronizedField("picture"),
    ]
