"""Draws simple monograms for enterprises that have a logo."""

from PIL import Image

from config.seeding.pictures.canvas import (
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

SIDE = 600
COLOURS = {
    "rust": (RUST, PAPER),
    "teal": (SPRUCE, PAPER),
    "blue": (DEEP, PAPER),
    "plum": (PLUM, PAPER),
    "slate": (NIGHT, OCHRE),
    "ochre": (OCHRE, NIGHT),
    "copper": (COPPER, PAPER),
}


def monogram(name: str, colour: str) -> Image.Image:
    """Return the first letters of a name in a disc."""
    ground, ink = COLOURS[colour]
    canvas = Canvas(PAPER)
    canvas.disc(SIDE / 2, SIDE / 2, SIDE * 0.47, ground)
    canvas.ring(SIDE / 2, SIDE / 2, SIDE * 0.4, 8, ink)
    letters = "".join(word[0] for word in name.split() if word[0].isupper())[:2]
    canvas.letter(letters, SIDE / 2, SIDE / 2, SIDE * (0.34 if len(letters) > 1 else 0.46), ink)
    side = SIDE * FINENESS
    return canvas.image.crop((0, 0, side, side)).reduce(FINENESS)
