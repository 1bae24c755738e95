"""Motifs from workshops and studios."""

from docs.demo_pictures.canvas import (
    COPPER,
    DEEP,
    FERN,
    INK,
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
    turned,
)
from docs.demo_pictures.places import room, window


def spool() -> Canvas:
    """Draw four spools of thread and a needle."""
    canvas = room(PEACH, PLUM, RUST, 800)
    for place, colour in enumerate((DEEP, COPPER, SPRUCE, OCHRE)):
        x, tall = 150 + place * 300, (0, 90, 30, 130)[place]
        top = 470 - tall
        canvas.box((x, top, 230, 46), SAND, 16)
        canvas.box((x + 26, top + 46, 178, 330 + tall), colour)
        canvas.box((x + 26, top + 46, 60, 330 + tall), NIGHT)
        canvas.box((x + 40, top + 46, 164, 330 + tall), colour)
        for turn in range(8 + tall // 40):
            y = top + 70 + turn * 38
            canvas.line([(x + 34, y + 10), (x + 196, y)], 5, PEACH)
        canvas.box((x, top + 376 + tall, 230, 46), STRAW, 16)
    canvas.curve([(1180, 420), (1330, 330), (1260, 190), (1400, 130), (1470, 220)], 9, COPPER)
    canvas.line([(1470, 190), (1400, 720)], 20, MIST)
    canvas.line([(1469, 200), (1464, 240)], 7, NIGHT)
    for x, y, colour in ((330, 940, OCHRE), (700, 980, MINT), (1060, 930, PEACH)):
        canvas.disc(x, y, 46, colour)
        for hole in around(x, y, 16, 4, 45):
            canvas.disc(*hole, 6, PLUM)
    return canvas


def loom() -> Canvas:
    """Draw a loom with a striped weave."""
    canvas = room(SAND, SPRUCE, FERN, 860)
    canvas.box((300, 120, 60, 780), RUST, 10)
    canvas.box((1240, 120, 60, 780), RUST, 10)
    canvas.box((260, 150, 1080, 56), COPPER, 12)
    for thread in range(42):
        x = 390 + thread * 20
        canvas.line([(x, 200), (x, 560)], 4, WHITE)
    canvas.box((340, 380, 920, 44), STRAW, 10)
    stripes = (DEEP, PAPER, COPPER, PAPER, OCHRE, SPRUCE, PAPER, PLUM, PAPER, LAKE)
    for place, colour in enumerate(stripes):
        canvas.box((380, 560 + place * 26, 840, 26), colour)
    for across in range(14):
        shift = across * 60
        canvas.shape([(410 + shift, 690), (430 + shift, 664), (450 + shift, 690)], OCHRE)
    canvas.box((330, 800, 940, 60), COPPER, 24)
    canvas.shape([(560, 520), (700, 490), (880, 490), (1020, 520), (880, 550), (700, 550)], RUST)
    canvas.box((690, 506, 200, 28), OCHRE, 12)
    for x, colour in ((150, COPPER), (110, OCHRE), (1430, DEEP), (1500, PLUM)):
        canvas.disc(x, 900, 74, colour)
        canvas.arc((x, 900, 46), (20, 200), 8, PAPER)
    return canvas


def saw() -> Canvas:
    """Draw a saw, a plane and boards on a workbench."""
    canvas = room(MIST, COPPER, RUST, 720)
    for place, (x, width) in enumerate(((120, 90), (230, 70), (320, 110))):
        canvas.box((x, 130 + place * 60, width, 600), (STRAW, OCHRE, SAND)[place])
    canvas.ring(1290, 280, 120, 16, SPRUCE)
    canvas.line([(1290, 280), (1290, 200)], 12, SPRUCE)
    canvas.line([(1290, 280), (1350, 310)], 12, SPRUCE)
    blade = [(560, 420), (1180, 560), (1150, 660), (530, 600)]
    canvas.shape(blade, WHITE)
    for tooth in range(20):
        x = 540 + tooth * 31
        canvas.shape(
            [(x, 596 + tooth * 3.1), (x + 31, 600 + tooth * 3.1), (x + 15, 630 + tooth * 3.1)],
            WHITE,
        )
    canvas.box((400, 390, 190, 230), SPRUCE, 60)
    canvas.box((450, 450, 80, 110), MIST, 36)
    canvas.box((260, 840, 1120, 60), STRAW)
    canvas.box((260, 900, 1120, 24), RUST)
    canvas.shape([(820, 840), (830, 760), (1180, 740), (1220, 840)], PLUM)
    canvas.disc(1120, 730, 46, OCHRE)
    canvas.shape([(960, 750), (1010, 680), (1040, 690), (1010, 750)], WHITE)
    for x in (330, 440, 560):
        canvas.arc((x, 808, 36), (150, 420), 12, SAND)
    return canvas


def easel() -> Canvas:
    """Draw a painting on an easel and jars with brushes."""
    canvas = room(MINT, PLUM, RUST, 860)
    window(canvas, (110, 130, 330, 420), SKY)
    canvas.line([(800, 120), (560, 960)], 30, RUST)
    canvas.line([(800, 120), (1040, 960)], 30, RUST)
    canvas.box((520, 190, 560, 520), WHITE, 6)
    canvas.box((550, 220, 500, 460), PEACH)
    canvas.disc(900, 350, 70, COPPER)
    canvas.shape(
        [(550, 560), (700, 420), (820, 540), (930, 460), (1050, 580), (1050, 680), (550, 680)],
        DEEP,
    )
    canvas.shape([(550, 620), (760, 560), (1050, 640), (1050, 680), (550, 680)], SPRUCE)
    canvas.box((500, 710, 600, 36), COPPER, 8)
    for x, colour in ((1240, OCHRE), (1290, LAKE), (1340, COPPER), (1390, SPRUCE)):
        canvas.line([(x, 780), (1315 + (x - 1315) * 2.2, 440)], 16, RUST)
        canvas.disc(1315 + (x - 1315) * 2.25, 420, 26, colour, 1.7)
    canvas.box((1210, 700, 220, 220), PAPER, 20)
    canvas.box((1210, 790, 220, 40), LAKE)
    canvas.disc(300, 900, 170, STRAW, 0.5)
    for x, y, colour in (
        (200, 880, COPPER),
        (270, 850, OCHRE),
        (350, 860, SPRUCE),
        (400, 910, DEEP),
    ):
        canvas.disc(x, y, 30, colour, 0.7)
    canvas.disc(270, 930, 24, PLUM, 0.7)
    return canvas


def letterpress() -> Canvas:
    """Draw wooden type with the letters Å, Ä and Ö."""
    canvas = Canvas(SPRUCE)
    canvas.box((90, 90, 1420, 890), RUST, 20)
    canvas.box((120, 120, 1360, 830), NIGHT, 10)
    blocks = (
        ("A", 160, 160, 400, COPPER, PAPER),
        ("A", 590, 160, 400, SAND, INK),
        ("O", 1020, 160, 400, OCHRE, INK),
        ("&", 160, 590, 310, SAGE, INK),
        ("a", 500, 590, 310, PEACH, RUST),
        ("b", 840, 590, 310, DEEP, PAPER),
        ("c", 1180, 590, 240, STRAW, PLUM),
    )
    for sign, x, y, size, wood, ink in blocks:
        high = 400 if y < 500 else 320
        canvas.box((x, y, size, high), wood, 8)
        canvas.box((x, y + high - 22, size, 22), RUST, 8)
        low = 50 if sign in "AO" else -14
        canvas.letter(sign, x + size / 2, y + high / 2 + low, min(size, high) * 0.74, ink)
    canvas.ring(360, 228, 34, 13, PAPER)
    for x in (736, 844, 1166, 1274):
        canvas.disc(x, 228, 24, INK)
    return canvas


def circuit() -> Canvas:
    """Draw a circuit board, a screwdriver and sorted screws."""
    canvas = room(SKY, DEEP, LAKE, 830)
    board = [(280, 220), (1080, 160), (1140, 760), (340, 820)]
    canvas.shape(board, SPRUCE)
    for points in (
        [(380, 330), (620, 312), (640, 480), (800, 470)],
        [(400, 700), (560, 690), (550, 560), (720, 548)],
        [(1020, 260), (900, 270), (910, 380)],
        [(1060, 660), (940, 668), (930, 560)],
    ):
        canvas.line(points, 12, OCHRE)
        canvas.disc(*points[-1], 20, OCHRE)
        canvas.disc(*points[0], 20, OCHRE)
    canvas.shape(turned([(720, 400), (940, 400), (940, 600), (720, 600)], (830, 500), -4), NIGHT)
    canvas.shape(turned([(770, 450), (890, 450), (890, 550), (770, 550)], (830, 500), -4), FERN)
    for place in range(5):
        canvas.line([(730 + place * 46, 392), (729 + place * 46, 366)], 12, MIST)
        canvas.line([(744 + place * 46, 612), (745 + place * 46, 640)], 12, MIST)
    canvas.line([(1240, 880), (1400, 330)], 26, MIST)
    canvas.line([(1330, 560), (1440, 190)], 74, COPPER)
    for place, colour in enumerate((COPPER, OCHRE, MIST)):
        x = 250 + place * 330
        canvas.disc(x, 960, 130, NIGHT, 0.42)
        for dot in around(x, 950, 64, 7, place * 20):
            canvas.disc(dot[0], 948 + (dot[1] - 950) * 0.42, 20, colour, 0.7)
    return canvas


def toolbox() -> Canvas:
    """Draw a toolbox, a bunch of keys and a paint roller."""
    canvas = room(SAND, SPRUCE, FERN, 780)
    canvas.box((180, 200, 360, 420), OCHRE)
    canvas.box((240, 620, 34, 60), OCHRE, 17)
    canvas.box((420, 620, 34, 34), OCHRE, 17)
    canvas.box((180, 150, 360, 110), WHITE, 50)
    canvas.line([(540, 205), (620, 205), (620, 330), (590, 330)], 20, NIGHT)
    canvas.line([(590, 330), (590, 420)], 20, NIGHT)
    canvas.line([(590, 400), (590, 540)], 52, COPPER)
    canvas.arc((1030, 480, 170), (180, 360), 40, NIGHT)
    canvas.box((680, 480, 700, 120), RUST, 20)
    canvas.box((650, 560, 760, 330), COPPER, 30)
    canvas.box((650, 660, 760, 26), RUST)
    canvas.box((970, 630, 120, 90), OCHRE, 14)
    canvas.ring(300, 790, 76, 18, NIGHT)
    for lean, colour in ((-30, MIST), (8, STRAW), (44, MIST)):
        bit = [
            (280, 850),
            (316, 850),
            (316, 990),
            (350, 990),
            (350, 1010),
            (316, 1010),
            (316, 1040),
            (280, 1040),
        ]
        canvas.shape(turned(bit, (300, 800), lean), colour)
    return canvas


def candle() -> Canvas:
    """Draw candles, a wreath and a box of wicks on a table."""
    canvas = room(DEEP, COPPER, RUST, 790)
    lights = ((420, 330, PAPER), (620, 440, PEACH), (820, 280, OCHRE), (1000, 390, SAGE))
    for x, tall, _colour in lights:
        canvas.disc(x, 800 - tall, 170, LAKE)
    for x, tall, colour in lights:
        canvas.box((x - 60, 850 - tall, 120, tall), colour, 18)
        canvas.disc(x, 852 - tall, 60, WHITE, 0.24)
        canvas.line([(x, 846 - tall), (x, 816 - tall)], 7, NIGHT)
        canvas.disc(x, 776 - tall, 26, OCHRE, 1.7)
        canvas.disc(x, 788 - tall, 14, WHITE, 1.6)
    for place, (x, y) in enumerate(around(1330, 780, 130, 18)):
        canvas.disc(x, 850 + (y - 780) * 0.45, 44, (FERN, SPRUCE, SAGE)[place % 3], 0.8)
    for x, y in around(1330, 780, 130, 6, 10):
        canvas.disc(x, 846 + (y - 780) * 0.45, 16, "#b8402c")
    canvas.box((110, 770, 220, 130), STRAW, 8)
    canvas.box((110, 770, 220, 34), OCHRE, 8)
    return canvas
