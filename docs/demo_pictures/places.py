"""The places that motifs stand in: a table by a wall, hills, a lake, a forest."""

from docs.demo_pictures.canvas import (
    DEEP,
    FERN,
    HEIGHT,
    LAKE,
    MINT,
    NIGHT,
    OCHRE,
    SAGE,
    SKY,
    SPRUCE,
    WHITE,
    WIDTH,
    Area,
    Canvas,
    Circle,
    Point,
)


def room(wall: str, table: str, edge: str, horizon: float = 760) -> Canvas:
    """Return a wall with a table in front of it."""
    canvas = Canvas(wall)
    canvas.box((0, horizon, WIDTH, HEIGHT - horizon), table)
    canvas.box((0, horizon, WIDTH, 16), edge)
    return canvas


def hills(sky: str, near: tuple[str, str, str], sun: tuple[float, float, str] | None) -> Canvas:
    """Return three rows of hills under a sky with a sun."""
    canvas = Canvas(sky)
    if sun:
        canvas.disc(sun[0], sun[1], 120, sun[2])
    canvas.hill(620, 90, 0.1, near[0], 1300)
    canvas.hill(740, 70, 0.55, near[1], 1000)
    canvas.hill(880, 50, 0.2, near[2], 1500)
    return canvas


def lake(sky: str, water: str, sun: tuple[float, float, str] | None) -> Canvas:
    """Return a lake with wooded shores."""
    canvas = Canvas(sky)
    if sun:
        canvas.disc(sun[0], sun[1], 110, sun[2])
    canvas.hill(500, 60, 0.3, SAGE, 1200)
    canvas.hill(560, 40, 0.75, FERN, 800)
    canvas.box((0, 600, WIDTH, HEIGHT - 600), water)
    for x, y, length in ((180, 690, 260), (900, 720, 340), (420, 860, 420), (1150, 930, 300)):
        canvas.line([(x, y), (x + length, y)], 8, SKY if water in (LAKE, DEEP) else WHITE)
    return canvas


def spruce(canvas: Canvas, foot: Point, height: float, fill: str = SPRUCE) -> None:
    """Draw a spruce whose trunk stands at a point."""
    x, y = foot
    canvas.box((x - height * 0.035, y - height * 0.12, height * 0.07, height * 0.12), NIGHT)
    for tier, (low, high, half) in enumerate(
        ((0.1, 0.5, 0.24), (0.34, 0.76, 0.18), (0.6, 1.0, 0.12))
    ):
        tilt = height * 0.01 * (tier % 2)
        canvas.shape(
            [
                (x - height * half, y - height * low),
                (x + tilt, y - height * high),
                (x + height * half, y - height * low),
            ],
            fill,
        )


def birch(canvas: Canvas, foot: Point, height: float, crown: str = MINT) -> None:
    """Draw a birch whose trunk stands at a point."""
    x, y = foot
    canvas.box((x - height * 0.025, y - height * 0.7, height * 0.05, height * 0.7), WHITE)
    for mark in (0.12, 0.27, 0.4):
        canvas.box((x - height * 0.025, y - height * mark, height * 0.028, height * 0.02), NIGHT)
    canvas.disc(x, y - height * 0.72, height * 0.22, crown, 1.25)


def house(canvas: Canvas, place: Circle, wall: str, roof: str) -> None:
    """Draw a small house: its lower left corner and its width."""
    x, y, size = place
    canvas.box((x, y - size * 0.7, size, size * 0.7), wall)
    canvas.shape(
        [
            (x - size * 0.1, y - size * 0.68),
            (x + size * 0.5, y - size * 1.15),
            (x + size * 1.1, y - size * 0.68),
        ],
        roof,
    )
    canvas.box((x + size * 0.14, y - size * 0.5, size * 0.22, size * 0.24), WHITE)
    canvas.box((x + size * 0.6, y - size * 0.46, size * 0.24, size * 0.46), OCHRE)


def window(canvas: Canvas, area: Area, view: str) -> None:
    """Draw a window with a cross of bars, looking out on a colour."""
    x, y, width, height = area
    canvas.box((x - 16, y - 16, width + 32, height + 32), WHITE, 6)
    canvas.box((x, y, width, height), view)
    canvas.box((x + width / 2 - 7, y, 14, height), WHITE)
    canvas.box((x, y + height / 2 - 7, width, 14), WHITE)
    canvas.box((x - 36, y + height + 14, width + 72, 22), WHITE, 4)
