"""Makes names and texts for generated content: the same for the same number, every time."""

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import slugify

from config.seeding.reading import records


@dataclass(frozen=True)
class Made:
    """What a generated enterprise says about itself."""

    title: str
    slug: str
    summary: str
    purpose: str
    category: str
    municipality: str
    served: list[str]
    offers: list[tuple[str, str]]
    chance: random.Random


@cache
def stock() -> dict[str, Any]:
    """Return the words that everything is made of."""
    (words,) = records("generated")
    return words


def enterprise(number: int) -> Made:
    """Return the generated enterprise with a number."""
    chance = random.Random(number)  # noqa: S311 - made-up content, nothing secret
    words = stock()
    category = _weighted(chance, {k: v["weight"] for k, v in words["categories"].items()})
    trades, offers = (words["categories"][category][part] for part in ("trades", "offers"))
    place = municipality(chance)
    first = chance.choice(words["beginnings"]) + chance.choice(words["endings"])
    title = f"{first} {chance.choice(trades)} {number}"
    chosen = [tuple(offer) for offer in chance.sample(offers, chance.randint(1, len(offers)))]
    named = " och ".join(name.lower() for name, _code in chosen[:2])
    return Made(
        title=title,
        slug=slugify(title),
        summary=f"{title} i {place} säljer {named} till hushåll, företag och kommuner.",
        purpose=f"{chance.choice(words['purposes'])} {words['note']}",
        category=category,
        municipality=place,
        served=sorted({place, *(municipality(chance) for _ in range(chance.randint(0, 3)))}),
        offers=chosen,
        chance=chance,
    )


def municipality(chance: random.Random) -> str:
    """Return the name of a municipality, the larger ones more often."""
    return _weighted(chance, stock()["municipalities"])


def _weighted(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
