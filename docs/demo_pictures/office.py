"""Motifs for reading, meeting and buying."""

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
)
from docs.demo_pictures.places import hills, house, lake, room, spruce, window


def document() -> Canvas:
    """Draw sheets of paper with lines of text and a magnifying glass."""
    canvas = Canvas(MINT)
    canvas.disc(1600, 0, 520, SAGE)
    for x, y, colour in ((330, 210, SAND), (410, 150, PEACH), (490, 90, WHITE)):
        canvas.box((x, y, 620, 860), colour, 14)
    canvas.box((570, 190, 330, 44), SPRUCE, 10)
    for row in range(11):
        canvas.box((570, 290 + row * 54, (460, 420, 470, 300)[row % 4], 18), "#b9bdb2", 9)
    canvas.line([(1180, 800), (1390, 1000)], 70, RUST)
    canvas.disc(1040, 640, 230, NIGHT)
    canvas.disc(1040, 640, 196, MIST)
    for row, length in enumerate((240, 300, 180)):
        canvas.box((900, 560 + row * 76, length, 34), DEEP, 16)
    return canvas


def meeting() -> Canvas:
    """Draw people around a long table with cups and papers."""
    canvas = room(PEACH, SPRUCE, FERN, 690)
    window(canvas, (640, 90, 320, 240), SKY)
    skins = ("#8a5a3c", "#e3b58d", "#c98f63", "#5e3b28", "#f0cda8")
    for place, colour in enumerate((DEEP, COPPER, PLUM, OCHRE, LAKE)):
        x, lift = 220 + place * 290, 30 * (place % 2)
        canvas.box((x - 105, 470 - lift, 210, 280 + lift), colour, 90)
        canvas.box((x - 28, 420 - lift, 56, 80), skins[place])
        canvas.disc(x, 370 - lift, 78, skins[place], 1.1)
        canvas.slice((x, 350 - lift, 86), (180, 360), (INK, RUST, NIGHT, INK, "#6b6b66")[place])
    canvas.box((60, 690, 1480, 110), STRAW, 30)
    canvas.box((60, 760, 1480, 50), "#b98347", 24)
    for x, colour in ((180, WHITE), (560, COPPER), (830, WHITE), (1250, DEEP)):
        canvas.box((x, 650, 76, 66), colour, 16)
        canvas.arc((x + 80, 680, 22), (270, 450), 10, colour)
    for x in (330, 1020):
        canvas.shape([(x, 716), (x + 150, 716), (x + 170, 740), (x - 16, 740)], WHITE)
    for x in (220, 1340):
        canvas.box((x, 810, 50, 257), RUST)
    return canvas


def desk() -> Canvas:
    """Draw a desk with a binder, a pen and a lit lamp."""
    canvas = room(DEEP, COPPER, RUST, 800)
    canvas.shape([(1010, 330), (1290, 330), (1500, 830), (740, 830)], "#3a6a86")
    canvas.line([(1390, 800), (1290, 480), (1150, 300)], 20, PAPER)
    canvas.shape([(1000, 340), (1080, 190), (1230, 200), (1300, 340)], OCHRE)
    canvas.disc(1390, 810, 120, PAPER, 0.2)
    canvas.box((170, 300, 130, 520), SPRUCE, 10)
    canvas.box((310, 340, 110, 480), PLUM, 10)
    canvas.box((430, 280, 130, 540), OCHRE, 10)
    for x, y in ((235, 700), (365, 710), (495, 700)):
        canvas.ring(x, y, 26, 8, PAPER)
    canvas.shape([(640, 830), (1080, 830), (1180, 980), (580, 980)], WHITE)
    for row in range(3):
        canvas.line([(680 - row * 16, 862 + row * 36), (1040 + row * 20, 862 + row * 36)], 9, SAGE)
    canvas.line([(1120, 950), (1330, 870)], 20, NIGHT)
    canvas.shape([(1084, 966), (1122, 938), (1130, 960)], OCHRE)
    return canvas


def bridge() -> Canvas:
    """Draw a bridge of stones in different colours across water."""
    canvas = lake(MINT, LAKE, (1260, 230, OCHRE))
    for x, height in ((70, 330), (170, 420), (1440, 380), (1540, 300)):
        spruce(canvas, (x, 640), height, SPRUCE)
    canvas.shape([(0, 620), (200, 560), (1400, 560), (1600, 620), (1600, 780), (0, 780)], SAND)
    colours = (COPPER, OCHRE, DEEP, PLUM, FERN, PEACH, RUST, SAGE)
    for row in range(3):
        for place in range(15):
            x = place * 112 - 40 * (row % 2)
            canvas.box((x, 590 + row * 64, 100, 54), colours[(place * 3 + row * 5) % 8], 12)
    canvas.box((0, 552, 1600, 34), NIGHT, 10)
    for x in (330, 800, 1270):
        canvas.slice((x, 810, 190), (180, 360), LAKE)
        canvas.box((x - 190, 780, 380, 60), LAKE)
    for x in (95, 565, 1035, 1505):
        canvas.box((x - 45, 740, 90, 180), RUST, 10)
    for x, y in ((240, 960), (760, 990), (1180, 950)):
        canvas.line([(x, y), (x + 260, y)], 8, SKY)
    return canvas


def calendar() -> Canvas:
    """Draw a calendar sheet with marked days and a clock."""
    canvas = room(SAND, SPRUCE, FERN, 900)
    canvas.box((220, 130, 820, 760), WHITE, 24)
    canvas.box((220, 130, 820, 170), COPPER, 24)
    canvas.box((220, 250, 820, 50), COPPER)
    for x in (380, 630, 880):
        canvas.box((x - 16, 80, 32, 110), NIGHT, 16)
    for row in range(4):
        for column in range(6):
            x, y = 280 + column * 122, 350 + row * 128
            colour = {(1, 1): OCHRE, (2, 4): DEEP, (3, 2): PLUM}.get((row, column), MIST)
            canvas.box((x, y, 90, 90), colour, 16)
    canvas.line([(310, 524), (324, 544), (352, 502)], 12, WHITE)
    canvas.disc(1260, 640, 230, NIGHT)
    canvas.disc(1260, 640, 196, PAPER)
    canvas.line([(1260, 640), (1260, 510)], 20, SPRUCE)
    canvas.line([(1260, 640), (1350, 690)], 20, COPPER)
    canvas.disc(1260, 640, 22, NIGHT)
    return canvas


def scales() -> Canvas:
    """Draw a pair of scales in front of a town hall."""
    canvas = hills(SKY, (MINT, SAGE, FERN), (220, 200, OCHRE))
    canvas.box((420, 400, 760, 460), PEACH)
    canvas.shape([(380, 410), (800, 220), (1220, 410)], RUST)
    canvas.box((740, 120, 120, 180), PEACH)
    canvas.shape([(720, 130), (800, 30), (880, 130)], RUST)
    for x in (480, 610, 930, 1060):
        canvas.box((x, 500, 70, 130), WHITE)
    canvas.box((0, 860, 1600, 207), SAND)
    canvas.box((780, 420, 40, 520), NIGHT)
    canvas.box((620, 920, 360, 50), NIGHT, 20)
    canvas.line([(400, 480), (1200, 480)], 26, NIGHT)
    canvas.disc(800, 470, 44, OCHRE)
    for x in (400, 1200):
        canvas.line([(x, 480), (x - 120, 740)], 8, NIGHT)
        canvas.line([(x, 480), (x + 120, 740)], 8, NIGHT)
        canvas.slice((x, 730, 160), (0, 180), COPPER)
    canvas.box((340, 650, 120, 82), DEEP, 8)
    canvas.disc(1160, 690, 42, OCHRE)
    canvas.disc(1244, 690, 42, OCHRE)
    return canvas


def stairs() -> Canvas:
    """Draw seven steps up to a door with a flag."""
    canvas = Canvas(MIST)
    canvas.disc(300, 270, 150, OCHRE)
    colours = (NIGHT, SPRUCE, "#1d6650", FERN, "#79a585", SAGE, MINT)
    for step, colour in enumerate(colours):
        canvas.box((140 + step * 170, 960 - step * 85, 1600, 700), colour)
    canvas.box((1270, 180, 210, 270), COPPER, 10)
    canvas.box((1250, 150, 250, 36), RUST, 8)
    canvas.disc(1440, 320, 14, OCHRE)
    canvas.line([(1200, 450), (1200, 70)], 14, NIGHT)
    canvas.shape([(1200, 74), (1040, 120), (1200, 170)], PLUM)
    return canvas


def door() -> Canvas:
    """Draw an open door with light beyond and three keys on a hook."""
    canvas = room(SPRUCE, NIGHT, FERN, 860)
    canvas.box((600, 120, 440, 760), PEACH)
    canvas.disc(820, 420, 120, WHITE)
    canvas.box((600, 640, 440, 240), SAGE)
    canvas.shape([(760, 880), (880, 880), (850, 640), (800, 640)], SAND)
    canvas.shape([(600, 880), (1040, 880), (1240, 1067), (420, 1067)], "#3d6b57")
    canvas.shape([(600, 100), (600, 880), (360, 990), (360, 30)], COPPER)
    canvas.shape([(560, 200), (560, 480), (410, 500), (410, 170)], RUST)
    canvas.shape([(560, 560), (560, 820), (410, 880), (410, 570)], RUST)
    canvas.disc(574, 530, 18, OCHRE)
    canvas.box((1160, 260, 300, 46), RUST, 12)
    for x, colour in ((1210, OCHRE), (1310, MIST), (1410, COPPER)):
        canvas.line([(x, 300), (x, 350)], 8, NIGHT)
        canvas.ring(x, 390, 42, 16, colour)
        canvas.line([(x, 440), (x, 590)], 18, colour)
        canvas.box((x, 540, 44, 18), colour)
        canvas.box((x, 576, 34, 18), colour)
    return canvas


def noticeboard() -> Canvas:
    """Draw a noticeboard with three notes in different colours."""
    canvas = Canvas(MIST)
    canvas.box((150, 110, 1300, 850), RUST, 16)
    canvas.box((200, 160, 1200, 750), STRAW)
    notes = ((270, 250, 320, 420, OCHRE), (650, 330, 330, 460, WHITE), (1040, 230, 300, 400, MINT))
    for x, y, wide, high, colour in notes:
        canvas.box((x + 12, y + 14, wide, high), "#b99e69")
        canvas.box((x, y, wide, high), colour)
        canvas.box((x + 40, y + 80, wide * 0.5, 26), SPRUCE, 10)
        for row in range(4):
            canvas.line(
                [
                    (x + 44, y + 160 + row * 54),
                    (x + wide - 50 - 30 * (row % 2), y + 160 + row * 54),
                ],
                9,
                FERN,
            )
        canvas.disc(x + wide / 2, y + 26, 26, "#b8402c")
    canvas.box((290, 730, 280, 120), PEACH)
    canvas.box((1060, 690, 260, 160), SKY)
    canvas.disc(1190, 712, 20, DEEP)
    canvas.disc(430, 748, 20, DEEP)
    return canvas


def book() -> Canvas:
    """Draw an open book with a bookmark."""
    canvas = room(PEACH, SPRUCE, FERN, 760)
    canvas.disc(800, 420, 330, "#f8e0c4")
    canvas.shape([(210, 420), (800, 500), (1390, 420), (1390, 880), (800, 960), (210, 880)], RUST)
    canvas.shape([(250, 380), (520, 360), (800, 470), (800, 920), (520, 820), (250, 840)], WHITE)
    canvas.shape(
        [(1350, 380), (1080, 360), (800, 470), (800, 920), (1080, 820), (1350, 840)], PAPER
    )
    canvas.line([(800, 470), (800, 920)], 6, STRAW)
    for row in range(6):
        y = 440 + row * 62
        canvas.curve([(310, y), (520, y - 10), (730, y + 60)], 9, SAGE)
    for y in (560, 660):  # two S make a section sign
        canvas.letter("S", 1080, y, 230, COPPER)
    canvas.shape([(1200, 366), (1280, 372), (1280, 560), (1240, 520), (1200, 552)], DEEP)
    return canvas


def screen() -> Canvas:
    """Draw a screen with a map and small houses."""
    canvas = room(MINT, PLUM, RUST, 860)
    canvas.box((250, 110, 1100, 690), NIGHT, 36)
    canvas.box((290, 150, 1020, 610), MIST, 10)
    canvas.box((740, 800, 120, 110), NIGHT)
    canvas.box((560, 890, 480, 46), NIGHT, 20)
    land = [(400, 250), (620, 190), (860, 250), (1130, 200), (1230, 420), (1150, 680), (820, 720)]
    canvas.shape([*land, (560, 660), (390, 520)], SAGE)
    canvas.shape([(640, 430), (780, 400), (900, 460), (820, 540), (680, 520)], LAKE)
    canvas.curve([(420, 480), (560, 560), (740, 600), (980, 560), (1180, 500)], 12, PAPER)
    for x, y, colour in (
        (500, 380, COPPER),
        (980, 360, OCHRE),
        (1080, 600, RUST),
        (600, 640, DEEP),
    ):
        house(canvas, (x, y, 84), colour, NIGHT)
    for x, y in ((820, 330), (1140, 330), (700, 240)):
        canvas.disc(x, y, 34, COPPER)
        canvas.shape([(x - 30, y + 16), (x + 30, y + 16), (x, y + 76)], COPPER)
        canvas.disc(x, y, 13, WHITE)
    return canvas


def megaphone() -> Canvas:
    """Draw a megaphone and sound waves over roofs."""
    canvas = hills(PEACH, (SAGE, FERN, SPRUCE), None)
    for x, size, wall in (
        (80, 200, RUST),
        (330, 170, OCHRE),
        (1130, 180, PAPER),
        (1350, 210, COPPER),
    ):
        house(canvas, (x, 960, size), wall, NIGHT)
    canvas.shape([(480, 400), (980, 190), (980, 690), (480, 520)], DEEP)
    canvas.box((380, 390, 130, 140), OCHRE, 30)
    canvas.disc(980, 440, 60, LAKE, 4.16)
    canvas.line([(580, 560), (640, 720)], 56, OCHRE)
    for radius in (130, 220, 310):
        canvas.arc((1010, 440, radius), (-40, 40), 24, COPPER)
    return canvas
