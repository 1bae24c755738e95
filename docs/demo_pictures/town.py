"""Motifs from the town: cleaning, moving, rails, houses, things used again."""

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
)
from docs.demo_pictures.places import birch, hills, house, room, spruce, window


def broom() -> Canvas:
    """Draw a bucket, a broom and a window with the morning sun."""
    canvas = room(SKY, SPRUCE, FERN, 820)
    window(canvas, (160, 120, 480, 520), PEACH)
    canvas.disc(440, 420, 90, OCHRE)
    canvas.box((160, 500, 480, 140), SAGE)
    canvas.box((393, 120, 14, 520), WHITE)
    canvas.line([(1240, 90), (1150, 700)], 26, STRAW)
    canvas.shape([(1040, 690), (1270, 720), (1300, 960), (960, 910)], OCHRE)
    for bristle in range(7):
        canvas.line(
            [(1070 + bristle * 30, 730 + bristle * 4), (1000 + bristle * 46, 900 + bristle * 7)],
            6,
            RUST,
        )
    canvas.box((1034, 660, 244, 56), COPPER, 20)
    canvas.arc((740, 640, 160), (180, 360), 14, NIGHT)
    canvas.shape([(560, 640), (920, 640), (870, 960), (610, 960)], DEEP)
    canvas.disc(740, 640, 180, LAKE, 0.22)
    for x, y, size in (
        (660, 610, 44),
        (740, 580, 58),
        (820, 612, 40),
        (700, 540, 26),
        (800, 500, 18),
    ):
        canvas.disc(x, y, size, WHITE)
        canvas.disc(x - size * 0.3, y - size * 0.3, size * 0.24, MIST)
    canvas.box((600, 760, 280, 30), LAKE)
    return canvas


def van() -> Canvas:
    """Draw a removal van with boxes in front of a house."""
    canvas = hills(PEACH, (SAGE, FERN, SPRUCE), (200, 200, OCHRE))
    house(canvas, (1130, 830, 360), RUST, NIGHT)
    canvas.box((0, 900, 1600, 167), STRAW)
    canvas.box((240, 380, 640, 480), PAPER, 20)
    canvas.box((240, 640, 640, 40), COPPER)
    canvas.shape([(880, 500), (1020, 500), (1110, 680), (1110, 860), (880, 860)], DEEP)
    canvas.shape([(910, 540), (1000, 540), (1064, 680), (910, 680)], SKY)
    canvas.box((1080, 770, 60, 50), OCHRE, 10)
    canvas.box((230, 840, 900, 36), NIGHT, 10)
    for x in (420, 970):
        canvas.disc(x, 870, 92, NIGHT)
        canvas.disc(x, 870, 42, MIST)
    for x, y, side in ((1220, 800, 150), (1390, 830, 120), (1240, 670, 124)):
        canvas.box((x, y, side, side), "#b98347")
        canvas.box((x + side * 0.4, y, side * 0.2, side), SAND)
    for x, y in ((420, 460), (560, 460)):
        canvas.box((x, y, 100, 100), MINT, 10)
    canvas.shape([(400, 470), (540, 400), (680, 470)], MINT)
    return canvas


def train() -> Canvas:
    """Draw boxes on a railway wagon and a signal with a green light."""
    canvas = hills(SKY, (MINT, SAGE, FERN), (1240, 230, OCHRE))
    canvas.box((0, 900, 1600, 167), SAND)
    for x in range(20, 1600, 120):
        canvas.box((x, 930, 70, 60), RUST)
    canvas.box((0, 912, 1600, 20), NIGHT)
    canvas.box((160, 740, 1060, 80), DEEP, 12)
    canvas.line([(1220, 790), (1400, 790)], 22, NIGHT)
    for x in (300, 460, 920, 1080):
        canvas.disc(x, 850, 64, NIGHT)
        canvas.disc(x, 850, 26, STRAW)
    boxes = (
        (200, 520, 250, 220, COPPER),
        (470, 580, 200, 160, OCHRE),
        (690, 480, 260, 260, SPRUCE),
        (970, 560, 220, 180, PLUM),
    )
    for x, y, wide, high, colour in boxes:
        canvas.box((x, y, wide, high), colour, 8)
        canvas.box((x + wide * 0.42, y, wide * 0.16, high), PAPER)
    canvas.box((250, 400, 170, 120), SAND, 8)
    canvas.box((316, 400, 36, 120), COPPER)
    canvas.box((1420, 380, 26, 540), NIGHT)
    canvas.box((1370, 220, 126, 260), NIGHT, 50)
    canvas.disc(1433, 290, 40, "#7c2a1c")
    canvas.disc(1433, 410, 40, "#7fd09a")
    return canvas


def chair() -> Canvas:
    """Draw a mended chair, a lamp and a clock in a second-hand shop."""
    canvas = room(SAND, PLUM, RUST, 800)
    canvas.box((110, 250, 420, 26), RUST)
    for x, tall, colour in (
        (140, 110, DEEP),
        (190, 140, COPPER),
        (240, 120, FERN),
        (300, 150, OCHRE),
    ):
        canvas.box((x, 250 - tall, 40, tall), colour, 4)
    canvas.disc(440, 190, 60, MINT)
    canvas.box((415, 120, 50, 40), MINT)
    canvas.line([(1330, 960), (1330, 420)], 18, NIGHT)
    canvas.shape([(1190, 440), (1470, 440), (1410, 220), (1250, 220)], OCHRE)
    canvas.disc(1330, 966, 130, NIGHT, 0.2)
    for x in (640, 960):
        canvas.line([(x, 640), (x + (x - 800) * 0.15, 970)], 34, RUST)
    canvas.line([(620, 300), (650, 660)], 36, RUST)
    canvas.line([(980, 300), (950, 660)], 36, RUST)
    for y in (330, 420, 510):
        canvas.box((630, y, 340, 46), COPPER, 20)
    canvas.box((580, 610, 440, 80), SPRUCE, 36)
    canvas.box((580, 656, 440, 34), NIGHT, 16)
    for x, y in ((700, 634), (800, 634), (900, 634)):
        canvas.disc(x, y, 9, OCHRE)
    canvas.shape([(780, 400), (840, 380), (860, 460), (800, 480)], PAPER)
    return canvas


def doors() -> Canvas:
    """Draw doors and windows from old houses, leaning against a wall."""
    canvas = room(MIST, RUST, COPPER, 850)
    for x, tall, colour in ((150, 700, SPRUCE), (470, 640, COPPER), (1210, 680, DEEP)):
        top = 930 - tall
        canvas.box((x, top, 270, tall), colour, 6)
        for y in (top + 50, top + tall * 0.52):
            canvas.box((x + 46, y, 178, tall * 0.36), PAPER, 4)
            canvas.box((x + 60, y + 14, 150, tall * 0.36 - 28), colour, 4)
        canvas.disc(x + 236, top + tall * 0.5, 16, OCHRE)
    window(canvas, (820, 500, 300, 380), SKY)
    window(canvas, (880, 150, 220, 250), PEACH)
    canvas.box((780, 930, 420, 40), STRAW)
    canvas.box((800, 970, 420, 40), OCHRE)
    return canvas


def laundry() -> Canvas:
    """Draw clothes drying on a line by the lake."""
    canvas = hills(SKY, (LAKE, SAGE, FERN), (240, 210, OCHRE))
    birch(canvas, (110, 960), 720, MINT)
    spruce(canvas, (1500, 980), 700, SPRUCE)
    canvas.curve([(120, 300), (800, 380), (1480, 300)], 8, NIGHT)
    canvas.shape([(260, 330), (560, 360), (548, 680), (270, 660)], WHITE)
    canvas.shape([(260, 330), (330, 338), (330, 664), (270, 660)], MIST)
    canvas.shape(
        [
            (640, 372),
            (720, 380),
            (780, 420),
            (840, 380),
            (920, 370),
            (1000, 470),
            (930, 520),
            (914, 500),
            (914, 700),
            (646, 700),
            (646, 500),
            (630, 520),
            (560, 470),
        ],
        COPPER,
    )
    canvas.shape(
        [
            (1060, 360),
            (1290, 334),
            (1310, 720),
            (1220, 730),
            (1180, 480),
            (1160, 735),
            (1070, 740),
        ],
        DEEP,
    )
    for x, y in ((280, 326), (540, 350), (690, 366), (880, 366), (1080, 350), (1270, 328)):
        canvas.box((x, y - 14, 16, 54), STRAW, 6)
    canvas.shape([(560, 860), (1020, 860), (960, 1020), (620, 1020)], "#b98347")
    canvas.box((540, 840, 500, 46), RUST, 20)
    for x, colour in ((640, WHITE), (760, PEACH), (880, MIST)):
        canvas.disc(x, 842, 84, colour, 0.6)
    canvas.box((540, 850, 500, 40), RUST, 18)
    return canvas


def home() -> Canvas:
    """Draw a lit house in the evening with a bag of groceries on the steps."""
    canvas = hills(DEEP, (LAKE, SPRUCE, NIGHT), (1250, 220, PAPER))
    for x, y in around(600, 260, 420, 9, 200):
        canvas.disc(x, y * 0.4 + 60, 7, PAPER)
    canvas.box((420, 440, 640, 460), RUST)
    canvas.shape([(350, 460), (740, 190), (1130, 460)], NIGHT)
    canvas.box((900, 230, 70, 140), NIGHT)
    for x in (490, 850):
        canvas.box((x, 540, 150, 170), OCHRE)
        canvas.box((x + 70, 540, 10, 170), PAPER)
        canvas.box((x, 620, 150, 10), PAPER)
    canvas.box((680, 580, 130, 320), PAPER)
    canvas.disc(790, 750, 11, COPPER)
    canvas.box((620, 900, 250, 40), STRAW)
    canvas.box((580, 940, 330, 40), SAND)
    canvas.box((940, 790, 130, 190), "#b98347", 6)
    canvas.line([(980, 790), (990, 700)], 26, FERN)
    canvas.line([(1030, 790), (1046, 720)], 30, OCHRE)
    for x in (150, 270, 1310, 1450):
        spruce(canvas, (x, 980), 360, FERN)
    return canvas


def stage() -> Canvas:
    """Draw a small stage with curtains, a microphone and rows of chairs."""
    canvas = Canvas(PLUM)
    canvas.box((0, 760, 1600, 307), NIGHT)
    canvas.shape([(620, 0), (980, 0), (1200, 760), (400, 760)], "#8a4a5c")
    canvas.disc(800, 760, 400, OCHRE, 0.16)
    for side in (0, 1):
        for fold in range(5):
            x = fold * 76 if not side else 1600 - (fold + 1) * 76
            canvas.box((x, 0, 76, 780 - fold * 40), COPPER if fold % 2 else RUST, 20)
    for x in range(0, 1600, 200):
        canvas.slice((x + 100, 0, 110), (0, 180), RUST)
    canvas.line([(800, 760), (800, 420)], 14, INK)
    canvas.disc(800, 760, 70, INK, 0.24)
    canvas.disc(800, 390, 40, MIST, 1.3)
    canvas.box((762, 386, 76, 14), INK)
    for x in range(60, 1600, 210):
        canvas.box((x, 880, 150, 140), DEEP, 26)
        canvas.box((x - 10, 990, 170, 77), SPRUCE, 20)
    return canvas
