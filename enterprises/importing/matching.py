"""Tells which profile, or which earlier row, a row is about."""

from typing import Any

from wagtail.models import Locale

from access.text import comparable
from enterprises.models import EnterprisePage

Place = tuple[str, int]


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

    def row_of(self, values: dict[str, Any]) -> int | None:
        """Return the earlier row of the same list that is about the same enterprise.

        Two rows with a number each are told apart by it, whatever their names.
        """
        number, place = values["organisation_number"], _place(values)
        if number:
            return self.rows.get(number) or self.rows_without_number.get(place)
        return self.rows.get(place)

    def remember(self, values: dict[str, Any], row: int) -> None:
        """Note that a row is about this enterprise."""
        self.rows[_place(values)] = row
        if values["organisation_number"]:
            self.rows[values["organisation_number"]] = row
        else:
            self.rows_without_number[_place(values)] = row


def _place(values: dict[str, Any]) -> Place:
    municipality = values["municipality"]
    return comparable(values["name"]), municipality.pk if municipality else 0
