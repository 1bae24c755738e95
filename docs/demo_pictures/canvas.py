"""Draws flat shapes, like a screen print, on a sheet of 1600 × 1067."""

import math

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 1067
FINENESS = 2  # drawn twice as large and shrunk, for smooth edges

Point = tuple[float, float]
Circle = tuple[float, float, float]  # the middle and the radius
Area = tuple[float, float, float, float]  # the upper left corner, width and height

PAPER = "#f8f4ea"
SAND = "#eadfc6"
STRAW = "#dcc9a0"
OCHRE = "#e2a93f"
PEACH = "#f3cfab"
COPPER = "#c4622d"
RUST = "#8f3f17"
PLUM = "#6d3146"
MINT = "#d3e2d0"
SAGE = "#9dbb9b"
FERN = "#55866a"
SPRUCE = "#0e4a3a"
NIGHT = "#0a2f26"
MIST = "#d6e4e8"
SKY = "#a9cad6"
LAKE = "#4f86a3"
DEEP = "#1f4f6d"
INK = "#18231e"
WHITE = "#fffdf8"


class Canvas:
    """A sheet to draw on; lengths are in its own units, whatever the fineness."""

    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", (WIDTH * FINENESS, HEIGHT * FINENESS), ground)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        """Return the picture in its right size."""
        return self.image.reduce(FINENESS)

    def shape(self, points: list[Point], fill: str) -> None:
        """Fill the area inside the points."""
        self.pen.polygon([(x * FINENESS, y * FINENESS) for x, y in points], fill=fill)

    def box(self, area: Area, fill: str, soft: float = 0) -> None:
        """Fill a box, with its corners rounded by `soft`."""
        x, y, width, height = area
        corners = [x, y, x + width, y + height]
        self.pen.rounded_rectangle(
            [side * FINENESS for side in corners], radius=soft * FINENESS, fill=fill
        )

    def disc(self, x: float, y: float, radius: float, fill: str, flat: float = 1) -> None:
        """Fill a disc, or an oval when it is flattened."""
        corners = [x - radius, y - radius * flat, x + radius, y + radius * flat]
        self.pen.ellipse([side * FINENESS for side in corners], fill=fill)

    def slice(self, circle: Circle, span: Point, fill: str) -> None:
        """Fill a slice of a disc, in degrees clockwise from three o'clock."""
        x, y, radius = circle
        corners = [x - radius, y - radius, x + radius, y + radius]
        self.pen.pieslice([side * FINENESS for side in corners], *span, fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        """Draw a circle with a line of a certain width."""
        self.arc((x, y, radius), (0, 360), width, fill)

    def arc(self, circle: Circle, span: Point, width: float, fill: str) -> None:
        """Draw a part of a circle, in degrees clockwise from three o'clock."""
        x, y, radius = circle
        corners = [x - radius, y - radius, x + radius, y + radius]
        self.pen.arc(
            [side * FINENESS for side in corners], *span, fill=fill, width=round(width * FINENESS)
        )

    def line(self, points: list[Point], width: float, fill: str) -> None:
        """Draw a line with round ends through the points."""
        scaled = [(x * FINENESS, y * FINENESS) for x, y in points]
        self.pen.line(scaled, fill=fill, width=round(width * FINENESS), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def curve(self, points: list[Point], width: float, fill: str) -> None:
        """Draw a soft line through the points."""
        self.line(smooth(points), width, fill)

    def hill(self, top: float, height: float, phase: float, fill: str, length: float = 900):
        """Fill everything below a rolling line."""
        ridge = [
            (x, top - height * math.sin((x / length + phase) * 2 * math.pi))
            for x in range(0, WIDTH + 20, 20)
        ]
        self.shape([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], fill)

    def letter(self, text: str, x: float, y: float, size: float, fill: str) -> None:
        """Write a few letters with their middle at a point."""
        font = ImageFont.load_default(size * FINENESS)
        self.pen.text((x * FINENESS, y * FINENESS), text, font=font, fill=fill, anchor="mm")


def smooth(points: list[Point], steps: int = 16) -> list[Point]:
    """Return a soft line through the points, as a Catmull-Rom spline."""
    ends = [points[0], *points, points[-1]]
    soft: list[Point] = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        soft += [_between(before, start, end, after, step / steps) for step in range(steps)]
    return [*soft, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, at: float) -> Point:
    x, y = (
        0.5
        * (
            2 * b
            + (c - a) * at
            + (2 * a - 5 * b + 4 * c - d) * at**2
            + (3 * b - a - 3 * c + d) * at**3
        )
        for a, b, c, d in zip(before, start, end, after, strict=True)
    )
    return x, y


def turned(points: list[Point], around: Point, degrees: float) -> list[Point]:
    """Return the points turned clockwise around another."""
    angle = math.radians(degrees)
    (cx, cy), cos, sin = around, math.cos(angle), math.sin(angle)
    return [
        (cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos)
        for x, y in points
    ]


def around(x: float, y: float, radius: float, count: int, start: float = 0) -> list[Point]:
    """Return points spread evenly on a circle."""
    angles = [math.radians(start + 360 * at / count) for at in range(count)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
