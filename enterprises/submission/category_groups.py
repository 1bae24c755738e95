"""The kinds of goods and services as a person ticks them: in groups, what fits first."""

from dataclasses import dataclass

from django.utils.translation import gettext

from enterprises.models import Category


@dataclass(frozen=True)
class CategoryBox:
    """One kind to tick."""

    slug: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class CategoryGroup:
    """Kinds that belong together; open when something in it is chosen or suggested."""

    label: str
    examples: str
    boxes: list[CategoryBox]
    is_suggestion: bool = False

    @property
    def chosen(self) -> int:
        """Return how many are ticked."""
        return sum(box.is_chosen for box in self.boxes)


def groups(
    tree: list[Category], chosen: list[str], suggested: list[Category]
) -> list[CategoryGroup]:
    """Return the kinds in groups: first what fits, then each top category with what is below."""
    first = {row.slug for row in suggested}
    found = []
    if suggested:
        boxes = [CategoryBox(row.slug, row.label, row.slug in chosen) for row in suggested]
        found.append(CategoryGroup(gettext("Fits what you wrote"), "", boxes, is_suggestion=True))
    for top in tree:
        if top.parent_id is None:
            below = [row for row in tree if row.parent_id == top.pk]
            boxes = [
                CategoryBox(row.slug, _label(row, bool(below)), row.slug in chosen)
                for row in [*below, top]
                if row.slug not in first
            ]
            examples = ", ".join(row.label for row in below)
            found.append(CategoryGroup(top.label, examples, boxes))
    return [group for group in found if group.boxes]


def _label(row: Category, has_parts: bool) -> str:
    if row.parent_id or not has_parts:
        return row.label
    return gettext("Something else in %(category)s") % {"category": row.label}
