"""Motifs with something to eat or drink."""

from docs.demo_pictures.canvas import (
    COPPER,
    DEEP,
    FERN,
    LAKE,
    MINT,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PLUM,
    RUST,
    SAGE,
    SAND,
    SKY,
    SPRUCE,
    STRAW,
    WHITE,
    Canvas,
    around,
)
from docs.demo_pictures.places import room, window


def cup() -> Canvas:
    """Draw a steaming cup and a cinnamon bun on a café table."""
    canvas = room(MINT, SPRUCE, FERN, 720)
    window(canvas, (1010, 110, 420, 400), MIST)
    canvas.disc(1290, 240, 60, OCHRE)
    for left, bend in ((470, 30), (560, -30), (650, 30)):
        points = [(left, 340), (left + bend, 270), (left - bend, 200), (left + bend / 2, 120)]
        canvas.curve(points, 16, WHITE)
    canvas.disc(560, 800, 360, NIGHT, 0.16)
    canvas.disc(560, 786, 330, PAPER, 0.16)
    canvas.ring(800, 560, 100, 36, COPPER)
    canvas.slice((560, 480, 250), (0, 180), COPPER)
    canvas.box((310, 410, 500, 100), COPPER)
    canvas.box((400, 690, 320, 80), COPPER, 40)
    canvas.slice((560, 480, 250), (60, 180), RUST)
    canvas.box((310, 410, 190, 100), RUST)
    canvas.disc(560, 410, 250, PEACH, 0.2)
    canvas.disc(560, 414, 222, NIGHT, 0.18)
    canvas.disc(1140, 830, 260, NIGHT, 0.16)
    canvas.disc(1140, 816, 240, WHITE, 0.16)
    canvas.disc(1140, 730, 175, RUST, 0.62)
    canvas.disc(1140, 706, 175, OCHRE, 0.62)
    for radius, start in ((128, 200), (84, 20), (42, 200)):
        canvas.arc((1140, 706, radius), (start, start + 250), 20, RUST)
    for x, y in around(1140, 700, 120, 9, 15):
        canvas.disc(x, y * 0.62 + 268, 9, WHITE)
    return canvas


def loaf() -> Canvas:
    """Draw a round loaf, a knife and ears of wheat."""
    canvas = room(PEACH, RUST, COPPER, 700)
    canvas.disc(330, 240, 130, OCHRE)
    canvas.box((260, 800, 1080, 70), STRAW, 30)
    canvas.box((260, 840, 1080, 40), OCHRE, 20)
    canvas.slice((760, 810, 400), (180, 360), COPPER)
    canvas.slice((700, 810, 340), (180, 360), "#d27a40")
    for x, height in ((560, 200), (700, 270), (850, 260), (990, 180)):
        top = 800 - height
        canvas.curve([(x - 60, top + 70), (x, top), (x + 70, top + 30)], 26, SAND)
    canvas.shape([(1220, 800), (1500, 730), (1510, 760), (1260, 812)], MIST)
    canvas.box((1150, 786, 130, 34), NIGHT, 14)
    for stem, lean in ((1150, -50), (1260, 0), (1370, 60)):
        canvas.curve([(stem, 700), (stem + lean / 2, 480), (stem + lean, 220)], 10, FERN)
        for step in range(6):
            y = 220 + step * 44
            middle = stem + lean * (1 - step * 0.11)
            canvas.disc(middle - 24, y, 22, OCHRE, 1.5)
            canvas.disc(middle + 24, y + 14, 22, OCHRE, 1.5)
    return canvas


def pot() -> Canvas:
    """Draw a pot on a stove, vegetables beside it."""
    canvas = room(SKY, DEEP, LAKE, 740)
    canvas.box((140, 120, 620, 24), NIGHT, 8)
    for x, length, colour in ((220, 170, COPPER), (380, 220, OCHRE), (540, 150, FERN)):
        canvas.line([(x, 140), (x, 140 + length)], 12, NIGHT)
        canvas.disc(x, 150 + length, 56, colour)
    for x, bend in ((820, 26), (930, -26), (1040, 26)):
        canvas.curve([(x, 380), (x + bend, 310), (x - bend, 240), (x, 170)], 16, WHITE)
    canvas.box((600, 470, 660, 370), COPPER, 60)
    canvas.box((600, 470, 250, 370), RUST, 60)
    canvas.box((760, 470, 200, 370), COPPER)
    canvas.box((560, 440, 740, 60), NIGHT, 30)
    canvas.box((500, 560, 120, 50), NIGHT, 20)
    canvas.box((1240, 560, 120, 50), NIGHT, 20)
    canvas.shape([(210, 820), (470, 900), (250, 870)], FERN)
    canvas.shape([(250, 830), (560, 930), (240, 900)], COPPER)
    canvas.disc(1400, 860, 84, "#b8402c")
    canvas.shape([(1400, 790), (1440, 750), (1420, 800)], FERN)
    canvas.disc(170, 930, 70, PLUM, 0.9)
    canvas.disc(1250, 930, 60, PAPER)
    return canvas


def jars() -> Canvas:
    """Draw a shelf of preserves in jars with cloth lids."""
    canvas = room(MINT, SPRUCE, FERN, 840)
    canvas.disc(1360, 220, 110, OCHRE)
    colours = ((PLUM, SAND), ("#b8402c", WHITE), (OCHRE, SAGE), (FERN, PEACH))
    for place, (filling, cloth) in enumerate(colours):
        x, tall = 190 + place * 320, 60 * (place % 2)
        canvas.box((x, 420 - tall, 250, 430 + tall), WHITE, 46)
        canvas.box((x + 18, 510 - tall, 214, 322 + tall), filling, 36)
        canvas.box((x + 40, 610, 170, 130), PAPER, 10)
        canvas.line([(x + 66, 655), (x + 184, 655)], 10, NIGHT)
        canvas.line([(x + 66, 695), (x + 150, 695)], 10, NIGHT)
        lid = 420 - tall
        canvas.shape(
            [(x - 24, lid + 50), (x + 20, lid - 60), (x + 230, lid - 60), (x + 274, lid + 50)],
            cloth,
        )
        canvas.box((x + 6, lid - 12, 238, 18), COPPER, 8)
    for x, y in ((1450, 900), (1510, 930), (1390, 940), (110, 950), (60, 920)):
        canvas.disc(x, y, 34, PLUM)
        canvas.disc(x - 10, y - 10, 8, PEACH)
    return canvas


def basket() -> Canvas:
    """Draw a basket with bread, flowers and a folded cloth."""
    canvas = room(SAND, COPPER, RUST, 760)
    canvas.arc((800, 560, 370), (180, 360), 34, RUST)
    for x, y, colour in (
        (520, 380, PLUM),
        (610, 300, OCHRE),
        (450, 470, WHITE),
        (680, 400, PEACH),
    ):
        canvas.curve([(620, 620), ((x + 600) / 2, (y + 640) / 2), (x, y)], 10, FERN)
        for petal in around(x, y, 34, 6):
            canvas.disc(*petal, 24, colour)
        canvas.disc(x, y, 20, NIGHT)
    canvas.line([(900, 620), (1090, 300)], 92, OCHRE)
    canvas.line([(1000, 620), (1170, 380)], 84, "#cf8f2c")
    for step in range(3):
        canvas.line(
            [(940 + step * 44, 520 - step * 70), (984 + step * 44, 516 - step * 70)], 12, SAND
        )
    canvas.shape([(360, 600), (1240, 600), (1120, 900), (480, 900)], "#a5692f")
    for row in range(4):
        for column in range(10):
            colour = STRAW if (row + column) % 2 else "#8a5423"
            canvas.box(
                (430 + column * 76 + row * 6 * (1 if column < 5 else -1), 636 + row * 66, 58, 40),
                colour,
                12,
            )
    canvas.shape([(700, 590), (980, 590), (900, 760)], WHITE)
    canvas.shape([(760, 590), (980, 590), (900, 690)], MIST)
    canvas.box((350, 580, 900, 44), RUST, 20)
    return canvas
