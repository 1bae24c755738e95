"""Motifs from outside: the lake, the forest, the farm."""

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
    RUST,
    SAGE,
    SAND,
    SKY,
    SPRUCE,
    STRAW,
    WHITE,
    Canvas,
    around,
    smooth,
)
from docs.demo_pictures.places import birch, hills, house, lake, spruce


def county() -> Canvas:
    """Draw a lake, forests, houses and a road through the county."""
    canvas = hills(PEACH, (SAGE, FERN, SPRUCE), (1230, 260, COPPER))
    canvas.shape([(0, 650), (620, 610), (900, 680), (500, 760), (0, 770)], LAKE)
    canvas.line([(120, 690), (360, 684)], 8, SKY)
    canvas.line([(380, 720), (600, 712)], 8, SKY)
    for x, y, size, wall in (
        (980, 690, 96, RUST),
        (1100, 700, 120, OCHRE),
        (1250, 712, 90, PAPER),
    ):
        house(canvas, (x, y, size), wall, NIGHT)
    canvas.box((860, 560, 50, 130), PAPER)
    canvas.shape([(850, 562), (885, 440), (920, 562)], NIGHT)
    left = smooth([(1010, 712), (900, 780), (960, 860), (840, 950), (850, 1067)])
    right = smooth([(1170, 1067), (1090, 950), (1140, 860), (1000, 780), (1050, 712)])
    canvas.shape([*left, *right], SAND)
    for x, height in ((90, 330), (210, 250), (320, 380), (450, 270), (1370, 300), (1480, 400)):
        spruce(canvas, (x, 1030), height, NIGHT)
    for x in (600, 690):
        birch(canvas, (x, 990), 260)
    return canvas


def bicycle() -> Canvas:
    """Draw a bicycle in front of low houses and hills."""
    canvas = hills(MINT, (SAGE, FERN, SPRUCE), (300, 220, OCHRE))
    for x, size, wall in ((960, 180, RUST), (1190, 220, PEACH), (1440, 170, OCHRE)):
        house(canvas, (x, 800, size), wall, NIGHT)
    canvas.box((0, 900, 1600, 167), SAND)
    for x in (430, 990):
        canvas.ring(x, 730, 210, 24, NIGHT)
        for spoke in around(x, 730, 190, 12):
            canvas.line([(x, 730), spoke], 4, PAPER)
        canvas.disc(x, 730, 26, NIGHT)
    hub, crank, seat, head = (430, 730), (680, 740), (600, 470), (890, 450)
    canvas.line([hub, crank, head, seat, hub], 26, COPPER)
    canvas.line([seat, crank], 26, COPPER)
    canvas.line([(990, 730), head, (868, 360)], 26, COPPER)
    canvas.curve([(868, 360), (940, 330), (990, 370)], 22, NIGHT)
    canvas.line([seat, (585, 420)], 20, NIGHT)
    canvas.shape([(500, 396), (680, 396), (640, 440), (540, 440)], NIGHT)
    canvas.disc(680, 740, 56, NIGHT)
    canvas.line([(680, 740), (740, 840)], 16, PAPER)
    canvas.line([(710, 842), (780, 838)], 18, NIGHT)
    canvas.box((960, 420, 220, 130), STRAW, 16)
    for row in range(3):
        canvas.line([(972, 452 + row * 34), (1168, 452 + row * 34)], 7, RUST)
    return canvas


def boat() -> Canvas:
    """Draw a rowing boat by a jetty on a wide lake."""
    canvas = lake(PEACH, DEEP, (1180, 280, COPPER))
    for x, height in ((90, 300), (200, 380), (300, 260), (1480, 340)):
        spruce(canvas, (x, 620), height, NIGHT)
    house(canvas, (420, 600, 150), RUST, NIGHT)
    canvas.shape([(560, 780), (1330, 780), (1220, 930), (700, 930)], PAPER)
    canvas.shape([(560, 780), (1330, 780), (1300, 824), (594, 824)], COPPER)
    canvas.box((760, 800, 70, 60), RUST)
    canvas.box((1030, 800, 70, 60), RUST)
    canvas.line([(640, 1000), (1010, 700)], 16, STRAW)
    canvas.line([(1250, 1010), (960, 720)], 16, STRAW)
    canvas.shape([(0, 930), (480, 930), (620, 1067), (0, 1067)], RUST)
    for x in (60, 190, 320):
        canvas.line([(x, 930), (x + 110, 1067)], 8, NIGHT)
    return canvas


def canoe() -> Canvas:
    """Draw two canoes on a still lake with an island."""
    canvas = lake(MINT, LAKE, (360, 250, OCHRE))
    canvas.disc(1130, 640, 300, SPRUCE, 0.22)
    for x, height in ((960, 250), (1060, 340), (1160, 280), (1260, 220)):
        spruce(canvas, (x, 640), height, NIGHT)
    for x, y, colour, size in ((230, 820, COPPER, 1.0), (860, 900, OCHRE, 1.2)):
        wide = 520 * size
        canvas.curve(
            [(x, y - 70), (x + 40, y), (x + wide - 40, y), (x + wide, y - 70)], 46 * size, colour
        )
        canvas.disc(x + wide / 2, y + 40, wide * 0.46, DEEP, 0.08)
        canvas.line([(x + wide * 0.4, y - 130), (x + wide * 0.62, y + 20)], 14, STRAW)
        canvas.disc(x + wide * 0.39, y - 146, 26, STRAW, 1.6)
    return canvas


def forest() -> Canvas:
    """Draw a path between tall spruces and birches."""
    canvas = hills(MIST, (MINT, SAGE, FERN), (820, 300, OCHRE))
    path = [(740, 720), (880, 720), (860, 820), (1000, 930), (1060, 1067), (560, 1067)]
    canvas.shape([*path, (620, 930), (780, 820)], SAND)
    for x, foot, height in ((420, 800, 420), (1240, 800, 460), (560, 760, 280), (1060, 760, 300)):
        spruce(canvas, (x, foot), height, FERN)
    for x, foot, height in (
        (120, 1000, 800),
        (330, 940, 600),
        (1330, 960, 640),
        (1530, 1020, 860),
    ):
        spruce(canvas, (x, foot), height, SPRUCE)
    for x, height in ((230, 640), (1430, 600)):
        birch(canvas, (x, 1040), height, MINT)
    for x, y in ((420, 1010), (480, 1030), (1180, 1020)):
        canvas.box((x - 8, y, 16, 36), PAPER, 8)
        canvas.slice((x, y + 8, 34), (180, 360), "#b8402c")
    return canvas


def greenhouse() -> Canvas:
    """Draw a greenhouse with tomatoes and rows of vegetables."""
    canvas = hills(MIST, (MINT, SAGE, RUST), (1380, 200, OCHRE))
    canvas.shape([(280, 800), (280, 420), (640, 230), (1000, 420), (1000, 800)], WHITE)
    for left, right in ((300, 460), (480, 640), (660, 800), (820, 980)):
        top_left = 440 - max(0, 190 - abs(left - 640) * 0.53) + 24
        top_right = 440 - max(0, 190 - abs(right - 640) * 0.53) + 24
        canvas.shape([(left, top_left), (right, top_right), (right, 790), (left, 790)], SKY)
    for x in (380, 560, 730, 900):
        canvas.line([(x, 790), (x, 500)], 10, SPRUCE)
        for step in range(4):
            side = 40 if step % 2 else -40
            canvas.disc(x + side, 540 + step * 62, 38, FERN, 0.7)
            canvas.disc(x - side * 0.6, 560 + step * 62, 24, "#c0452c")
    for row in range(3):
        y = 880 + row * 70
        canvas.box((0, y + 20, 1600, 26), NIGHT)
        for x in range(60 + row * 50, 1600, 150):
            for leaf in ((-26, -40), (0, -62), (26, -40)):
                canvas.line([(x, y + 20), (x + leaf[0], y + 20 + leaf[1])], 16, SAGE)
            canvas.disc(x, y + 20, 20, COPPER)
    return canvas


def dog() -> Canvas:
    """Draw a dog with a ball in a fenced meadow."""
    canvas = hills(SKY, (MINT, SAGE, FERN), (1340, 210, OCHRE))
    for x in range(40, 1600, 130):
        canvas.box((x, 560, 34, 240), PAPER, 12)
    canvas.box((0, 610, 1600, 30), PAPER)
    canvas.box((0, 710, 1600, 30), PAPER)
    canvas.curve([(470, 640), (390, 560), (360, 450)], 44, RUST)
    for x in (510, 590, 900, 980):
        canvas.box((x, 740, 66, 220), RUST if x in (590, 980) else COPPER, 30)
    canvas.box((450, 570, 640, 260), COPPER, 130)
    canvas.shape([(930, 660), (1000, 400), (1160, 420), (1090, 720)], COPPER)
    canvas.disc(1100, 400, 130, COPPER)
    canvas.box((1110, 390, 200, 110), COPPER, 50)
    canvas.disc(1296, 412, 34, NIGHT)
    canvas.disc(1140, 360, 18, NIGHT)
    canvas.shape([(1010, 300), (1090, 310), (1070, 500), (990, 480)], RUST)
    canvas.line([(1010, 540), (1150, 556)], 30, DEEP)
    canvas.disc(1350, 900, 74, "#b8402c")
    canvas.arc((1350, 900, 50), (200, 300), 12, PEACH)
    return canvas


def logs() -> Canvas:
    """Draw a stack of firewood, an axe and a snowy forest."""
    canvas = hills(MIST, (WHITE, MIST, WHITE), (300, 230, PEACH))
    for x, height in ((120, 420), (260, 320), (1380, 380), (1500, 460)):
        spruce(canvas, (x, 780), height, FERN)
    for row in range(5):
        for place in range(9 - row):
            x, y = 330 + place * 104 + row * 52, 880 - row * 90
            canvas.disc(x, y, 52, RUST)
            canvas.disc(x, y, 42, STRAW if (row + place) % 3 else SAND)
            canvas.ring(x, y, 24, 5, COPPER)
    canvas.disc(1330, 950, 110, RUST, 0.4)
    canvas.box((1220, 880, 220, 76), RUST)
    canvas.disc(1330, 880, 110, SAND, 0.36)
    canvas.line([(1330, 860), (1500, 560)], 26, OCHRE)
    canvas.shape([(1270, 800), (1390, 850), (1340, 920), (1250, 880)], NIGHT)
    return canvas
