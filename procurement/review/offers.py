"""What the enterprises in the directory sell, by CPV code."""

from collections import defaultdict
from collections.abc import Iterable

from enterprises.models import EnterprisePage
from headless.identity import default_language

GROUP = 3  # digits: the shortest code that says what is bought


def stem(code: str) -> str:
    """Return the digits of a code that say something: what follows are zeros."""
    return code.rstrip("0").ljust(GROUP, "0")


def is_same(one: str, other: str) -> bool:
    """Tell whether one of two codes is the other, or a part of what the other names."""
    first, second = stem(one), stem(other)
    return first.startswith(second) or second.startswith(first)


class Offers:
    """Who sells what; read once, and asked about many notices."""

    def __init__(self, sellers: dict[str, set[int]]) -> None:
        self.sellers = sellers

    @classmethod
    def load(cls) -> "Offers":
        """Read the codes of the categories of every enterprise in the directory."""
        sellers: dict[str, set[int]] = defaultdict(set)
        listed = EnterprisePage.objects.listed(default_language()).order_by()
        rows = listed.values_list("pk", "categories__codes__code")
        for enterprise, code in rows.exclude(categories__codes__code=None).distinct():
            sellers[code].add(enterprise)
        return cls(dict(sellers))

    @property
    def are_known(self) -> bool:
        """Tell whether the directory says at all what anybody sells."""
        return bool(self.sellers)

    def count(self, codes: Iterable[str]) -> int:
        """Return how many enterprises sell what one of the codes names."""
        wanted = list(codes)
        found = [
            enterprises
            for code, enterprises in self.sellers.items()
            if any(is_same(code, each) for each in wanted)
        ]
        return len(set().union(*found))
