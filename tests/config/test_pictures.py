"""The demo's own pictures: the same every time, in the right size, and each with words."""

import pytest
from wagtail.images import get_image_model

from config.seeding.pictures import logo, picture
from config.seeding.pictures.canvas import (
    HEIGHT,
    INK,
    PAPER,
    WIDTH,
    Canvas,
    around,
    smooth,
    turned,
)
from config.seeding.pictures.logos import COLOURS, SIDE, monogram
from config.seeding.pictures.motifs import MOTIFS
from config.seeding.reading import records

PAPER_RGB = (248, 244, 234)
INK_RGB = (24, 35, 30)
KINDS = ["enterprises", "guides", "meetings", "news", "projects", "site_texts"]


def asked_for(value):
    """Return the names of all motifs in some content."""
    if isinstance(value, dict):
        own = [value["draw"]] if isinstance(value.get("draw"), str) else []
        return own + [name for part in value.values() for name in asked_for(part)]
    if isinstance(value, list):
        return [name for part in value for name in asked_for(part)]
    return []


@pytest.fixture(scope="module")
def drawn():
    """Draw every motif once."""
    return {name: draw().finished().reduce(8) for name, draw in MOTIFS.items()}


@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_fills_its_sheet_with_colours(drawn, name):
    sheet = drawn[name]
    assert sheet.size == (WIDTH // 8, -(-HEIGHT // 8))
    assert len(sheet.getcolors(maxcolors=100_000)) > 5


def test_no_two_motifs_look_alike(drawn):
    assert len({sheet.tobytes() for sheet in drawn.values()}) == len(MOTIFS)


@pytest.mark.parametrize("name", sorted(MOTIFS)[::8])
def test_a_motif_is_drawn_the_same_every_time(drawn, name):
    assert MOTIFS[name]().finished().reduce(8).tobytes() == drawn[name].tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_every_motif_that_the_content_asks_for_can_be_drawn(kind):
    names = [name for record in records(kind) for name in asked_for(record)]
    assert set(names) <= set(MOTIFS)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_monogram_is_square_and_has_its_colour(colour):
    made = monogram("Blanka Rutor", colour)
    assert made.size == (SIDE, SIDE)
    ground = tuple(int(COLOURS[colour][0][at : at + 2], 16) for at in (1, 3, 5))
    assert ground in {rgb for _count, rgb in made.getcolors(maxcolors=100_000)}


def test_monograms_of_two_names_differ():
    first, second = (monogram(name, "rust") for name in ("Blanka Rutor", "Citron Kök"))
    assert first.tobytes() != second.tobytes()
    assert monogram("Blanka Rutor", "rust").tobytes() == first.tobytes()


def at(canvas, x, y):
    return canvas.finished().getpixel((x, y))


@pytest.mark.parametrize(
    ("draw", "inside", "outside"),
    [
        (lambda c: c.box((100, 100, 200, 50), INK), (200, 125), (200, 175)),
        (lambda c: c.disc(300, 300, 100, INK), (300, 390), (300, 410)),
        (lambda c: c.disc(300, 300, 100, INK, 0.5), (390, 300), (300, 390)),
        (lambda c: c.ring(300, 300, 100, 10, INK), (395, 300), (300, 300)),
        (lambda c: c.slice((300, 300, 100), (0, 90), INK), (330, 330), (270, 270)),
        (lambda c: c.line([(100, 100), (300, 100)], 20, INK), (200, 105), (200, 120)),
        (lambda c: c.curve([(100, 100), (200, 100), (300, 100)], 20, INK), (200, 105), (200, 130)),
        (lambda c: c.shape([(0, 0), (200, 0), (0, 200)], INK), (50, 50), (190, 190)),
        (lambda c: c.hill(500, 0, 0, INK), (800, 600), (800, 400)),
    ],
    ids=["box", "disc", "oval", "ring", "slice", "line", "curve", "shape", "hill"],
)
def test_a_shape_colours_what_is_inside_it_alone(draw, inside, outside):
    canvas = Canvas(PAPER)
    draw(canvas)
    assert (at(canvas, *inside), at(canvas, *outside)) == (INK_RGB, PAPER_RGB)


@pytest.mark.parametrize(
    ("degrees", "point"), [(0, (10, 0)), (90, (0, 10)), (180, (-10, 0)), (360, (10, 0))]
)
def test_points_are_turned_clockwise(degrees, point):
    [turned_to] = turned([(10, 0)], (0, 0), degrees)
    assert turned_to == pytest.approx(point)


def test_points_are_spread_evenly_on_a_circle():
    spread = around(0, 0, 10, 4)
    for point, expected in zip(spread, [(10, 0), (0, 10), (-10, 0), (0, -10)], strict=True):
        assert point == pytest.approx(expected)


def test_a_soft_line_passes_through_its_points():
    points = [(0.0, 0.0), (50.0, 80.0), (100.0, 0.0)]
    soft = smooth(points)
    assert [soft[0], soft[16], soft[-1]] == points
    assert len(soft) == 33


@pytest.mark.django_db
def test_a_picture_is_kept_once_with_its_words():
    name = sorted(MOTIFS)[0]
    first = picture(name, "Något tecknat")
    assert (first.description, first.width, first.height) == ("Något tecknat", WIDTH, HEIGHT)
    assert picture(name, "Annat") == first
    assert get_image_model().objects.count() == 1


@pytest.mark.django_db
def test_a_logo_says_whose_it_is():
    kept = logo("Blanka Rutor", "rust")
    assert kept.description == "Blanka Rutor, logotyp"
    assert logo("Blanka Rutor", "teal") == kept
