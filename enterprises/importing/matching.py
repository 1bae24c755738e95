"""Tells which profile, or which earlier row, a row is about."""

from typing import Any

from wagtail.models import Locale

from access.text import comparable
from enterprises.models import EnterprisePage

Place = tuple[str, int]
Identity = list[Any]  # an organisation number, a name and a municipality, as JSON keeps them


class ExistingProfiles:
    """The enterprises that there are, by organisation number and by name and municipality."""

    def __init__(self) -> None:
        self.by_number: dict[str, int] = {}
        self.by_place: dict[Place, int] = {}
        self.numbered: set[int] = set()
        self.rows: dict[str | Place, int] = {}
        self.rows_without_number: dict[Place, int] = {}
        self.slugs: set[str] = set()
        pages = EnterprisePage.objects.filter(locale=Locale.get_default(), alias_of=None)
        columns = ("pk", "slug", "organisation_number", "title", "draft_title", "municipality_id")
        for pk, slug, number, title, draft_title, municipality in pages.values_list(*columns):
            self.slugs.add(slug)
            if number:
                self.by_number[number] = pk
                self.numbered.add(pk)
            for name in (title, draft_title):
                self.by_place[comparable(name), municipality] = pk

    def page_of(self, values: dict[str, Any]) -> int | None:
        """Return the profile that a row is about, if it exists.

        A row with a number is never matched by name with a profile that has another number.
        """
        number = values["organisation_number"]
        if number in self.by_number:
            return self.by_number[number]
        named = self.by_place.get(_place(values)) if values["municipality"] else None
        return None if number and named in self.numbered else named

    def page_now(self, values: dict[str, Any]) -> int | None:
        """Return the profile of a new row, if another has just made it."""
        pages = EnterprisePage.objects.filter(locale=Locale.get_default(), alias_of=None)
        if number := values["organisation_number"]:
            same = pages.filter(organisation_number=number)
        else:
            same = pages.filter(draft_title=values["name"], municipality=values["municipality"])
        return same.values_list("pk", flat=True).first()

    def other_row_of(self, values: dict[str, Any], row: int) -> int | None:
        """Return another row of the same list that is about the same enterprise, if it is known.

        Two rows with a number each are told apart by it, whatever their names.
        """
        number, place = values["organisation_number"], _place(values)
        if number:
            other = self.rows.get(number) or self.rows_without_number.get(place)
        else:
            other = self.rows.get(place)
        return None if other == row else other

    def remember(self, identity: Identity, row: int) -> None:
        """Note that a row is about this enterprise."""
        number, *place = identity
        self.rows[tuple(place)] = row
        if number:
            self.rows[number] = row
        else:
            self.rows_without_number[tuple(place)] = row


def identity_of(values: dict[str, Any]) -> Identity:
    """Return what the enterprise of a row is recognised by in the other rows of its list."""
    return [values["organisation_number"], *_place(values)]


def _place(values: dict[str, Any]) -> Place:
    municipality = values["municipality"]
    return comparable(values["name"]), municipality.pk if municipality else 0
