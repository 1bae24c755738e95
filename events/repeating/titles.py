"""What the next meeting is called: the year and the number move on where the title has them."""

import re

# A number says which meeting it is at the end, before a year, a sign or "of", not in "3 ways to".
WHICH = r"(?=\W*$|\s*[,:;/–—(-]|\s+(?:av|of|år)\b|\s+\d{4}\b)"


def next_title(title: str, years: tuple[int, int], numbers: tuple[int | None, int]) -> str:
    """Return the title with the old year and number changed to the new."""
    old, new = numbers
    if old:
        title = re.sub(rf"(?<=\S[\s#:/]){old}(?!\d){WHICH}", str(new), title, count=1)
    return re.sub(rf"\b{years[0]}\b", str(years[1]), title)
