"""From everyday words to categories and CPV codes: "fika och smörgåstårta" is café and catering.

Words are compared by their stems, in both languages at once, and inside compounds: those who
write do not know how a buyer's codes are worded.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext

from enterprises.models import Category
from enterprises.models.categories import cpv_names

FILE = Path(__file__).parent.parent / "data" / "everyday_words.csv"
WORD = re.compile(r"[^\W\d_]+")
SHORTEST_STEM = 3
SHORTEST_PART = 4  # of a compound: "tvätt" in "biltvätt"
# The endings that say nothing of the subject, the longest first.
ENDING_LIST = (
    "ningarna ningar ningen ning heterna heten het arna erna orna ande ende aren are ar er or "
    "en et na an ts s t a e n ings ing ies es ed y"
)
ENDINGS = sorted(ENDING_LIST.split(), key=len, reverse=True)
# Words that stand in many names and tell nothing apart.
EMPTY_LIST = (
    "och eller samt för med till från som ska kan vill har inte även olika annat andra mer hos "
    "åt på av om vid under över alla allt tjänst tjänster service services utförande relaterade "
    "företag enskilda drift stöd hjälp hjälper säljer gör erbjuder köp and or the for with from "
    "our your their other related various provide provides sell sells offer offers help support "
    "private small group business companies household equipment products hire buy"
)
EMPTY = frozenset(EMPTY_LIST.split())
SAME, BEGINS, CONTAINS = 4, 2, 1

Kinds = list[tuple[Category, set[str]]]


def stem(word: str) -> str:
    """Return a word without its ending, in small letters."""
    word = word.lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM + 1:
            return word[: -len(ending)]
    return word


def stems(text: str) -> set[str]:
    """Return the stems of the words of a text that say something."""
    words = (word.lower() for word in WORD.findall(text))
    return {stem(word) for word in words if len(word) >= SHORTEST_STEM and word not in EMPTY}


def kinds() -> Kinds:
    """Return every category with the stems that it is known by, to be asked for many texts."""
    rows = Category.objects.select_related("parent").prefetch_related("codes").in_tree_order()
    return [(row, _category_stems(row)) for row in rows]


def categories_for(text: str, most: int = 4, known: Kinds | None = None) -> list[Category]:
    """Return the categories that fit what somebody says they do, the best first."""
    said = stems(text)
    if not said:
        return []
    known = kinds() if known is None else known
    scored = [(_likeness(said, names), row) for row, names in known]
    best = max((score for score, _row in scored), default=0)
    fitting = [(score, row) for score, row in scored if score >= max(BEGINS, best / 2)]
    fitting.sort(key=lambda each: (-each[0], each[1].parent_id is None))
    return [row for _score, row in fitting[:most]]


def codes_for(text: str, most: int = 4, known: Kinds | None = None) -> list[str]:
    """Return the CPV codes whose names fit what somebody says they do, the best first."""
    said = stems(text)
    if not said:
        return []
    score = {code: _likeness(said, names) for code, names in _code_stems().items()}
    for row in categories_for(text, known=known):
        for covered in row.codes.all():
            score[covered.code] = score.get(covered.code, 0) + BEGINS
    found = sorted((-points, code) for code, points in score.items() if points >= BEGINS)
    return [code for _points, code in found if code in cpv_names()][:most]


def _likeness(said: set[str], names: set[str]) -> int:
    return sum(max((_match(word, name) for name in names), default=0) for word in said)


def _match(word: str, name: str) -> int:
    if word == name:
        return SAME
    short, long = sorted((word, name), key=len)
    if len(short) < SHORTEST_PART or short not in long:
        return 0
    return BEGINS if long.startswith(short) or long.endswith(short) else CONTAINS


def _category_stems(row: Category) -> set[str]:
    codes = " ".join(
        " ".join(cpv_names().get(covered.code, {}).values()) for covered in row.codes.all()
    )
    return stems(f"{row.name_sv} {row.name_en} {_everyday_words().get(row.slug, '')}") | (
        stems(codes) if row.parent_id else set()
    )


@cache
def _code_stems() -> dict[str, set[str]]:
    return {code: stems(" ".join(names.values())) for code, names in cpv_names().items()}


@cache
def _everyday_words() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["slug"]: row["words"] for row in csv.DictReader(lines, delimiter=";")}


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
