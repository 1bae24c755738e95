"""Draws the pictures of the demo content, which are kept as files beside it.

Usage: python -m docs.demo_pictures.draw
"""

import tomllib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from docs.demo_pictures import kitchen, office, outdoors, town, workshop
from docs.demo_pictures.canvas import (
    COPPER,
    DEEP,
    FINENESS,
    NIGHT,
    OCHRE,
    PAPER,
    PLUM,
    RUST,
    SPRUCE,
    Canvas,
)

CONTENT = Path(__file__).parents[2] / "site/config/seeding/content"
MODULES = (kitchen, office, outdoors, town, workshop)
MOTIFS: dict[str, Callable[[], Canvas]] = {
    name: draw
    for module in MODULES
    for name, draw in vars(module).items()
    if getattr(draw, "__module__", "") == module.__name__
}
SIDE = 600  # of a logo
COLOURS = {
    "rust": (RUST, PAPER),
    "teal": (SPRUCE, PAPER),
    "blue": (DEEP, PAPER),
    "plum": (PLUM, PAPER),
    "slate": (NIGHT, OCHRE),
    "ochre": (OCHRE, NIGHT),
    "copper": (COPPER, PAPER),
}


def monogram(letters: str, colour: str) -> Image.Image:
    """Return one or two letters in a disc."""
    ground, ink = COLOURS[colour]
    canvas = Canvas(PAPER)
    canvas.disc(SIDE / 2, SIDE / 2, SIDE * 0.47, ground)
    canvas.ring(SIDE / 2, SIDE / 2, SIDE * 0.4, 8, ink)
    canvas.letter(letters, SIDE / 2, SIDE / 2, SIDE * (0.34 if len(letters) > 1 else 0.46), ink)
    side = SIDE * FINENESS
    return canvas.image.crop((0, 0, side, side)).reduce(FINENESS)


def logo(name: str) -> Image.Image:
    """Return the logo that the content names by its letters and its colour."""
    letters, colour = name.split("-")
    return monogram(letters.upper(), colour)


def logos() -> set[str]:
    """Return the names of the logos that the content asks for."""
    return {
        record["logo"]
        for path in CONTENT.glob("enterprises*.toml")
        for record in tomllib.loads(path.read_text(encoding="utf-8"))["enterprises"]
        if "logo" in record
    }


def store(picture: Image.Image, folder: str, name: str) -> None:
    """Store a picture without loss: flat colours are smaller so than as a photograph."""
    path = CONTENT / folder / f"{name}.webp"
    path.parent.mkdir(exist_ok=True)
    picture.save(path, "WEBP", lossless=True)


if __name__ == "__main__":
    for name, draw in MOTIFS.items():
        store(draw().finished(), "pictures", name)
    for name in logos():
        store(logo(name), "logos", name)
