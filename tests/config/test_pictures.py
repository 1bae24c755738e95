"""The demo's own pictures: each file there, small, in the right size, and shown with words."""

import pytest
from PIL import Image, ImageChops
from wagtail.images import get_image_model

from config.seeding.pictures import logo, picture
from config.seeding.reading import CONTENT, records
from docs.demo_pictures import draw

KINDS = ["enterprises", "guides", "meetings", "news", "projects", "site_texts"]
PICTURES = sorted((CONTENT / "pictures").iterdir())
LOGOS = sorted((CONTENT / "logos").iterdir())
MOST_BYTES = 40_000


def asked_for(value, key):
    """Return the names of all files in some content."""
    if isinstance(value, dict):
        own = [value[key]] if isinstance(value.get(key), str) else []
        return own + [name for part in value.values() for name in asked_for(part, key)]
    if isinstance(value, list):
        return [name for part in value for name in asked_for(part, key)]
    return []


@pytest.mark.parametrize(("key", "files"), [("draw", PICTURES), ("logo", LOGOS)])
def test_the_content_asks_for_every_file_and_for_no_other(key, files):
    names = {name for kind in KINDS for name in asked_for(records(kind), key)}
    assert {f"{name}.webp" for name in names} == {path.name for path in files}


@pytest.mark.parametrize("path", [*PICTURES, *LOGOS], ids=lambda path: path.stem)
def test_a_file_is_a_small_picture_of_the_right_size(path):
    with Image.open(path) as shown:
        shown.load()
        assert shown.format == "WEBP"
        assert shown.size == ((1600, 1067) if path in PICTURES else (600, 600))
        assert len(shown.reduce(8).getcolors(maxcolors=100_000)) > 5
    assert path.stat().st_size <= MOST_BYTES


def test_no_two_files_are_alike():
    assert len({path.read_bytes() for path in PICTURES}) == len(PICTURES)
    assert len({path.read_bytes() for path in LOGOS}) == len(LOGOS)


def test_every_picture_has_its_drawing():
    assert {path.stem for path in PICTURES} == set(draw.MOTIFS)
    assert {path.stem for path in LOGOS} == draw.logos()


@pytest.mark.parametrize("path", [*PICTURES[::8], *LOGOS[::8]], ids=lambda path: path.stem)
def test_a_drawing_makes_the_picture_again(path):
    drawn = draw.MOTIFS[path.stem]().finished() if path in PICTURES else draw.logo(path.stem)
    with Image.open(path) as stored:
        difference = ImageChops.difference(drawn, stored.convert("RGB")).convert("L")
    # Another version of Pillow may soften an edge in another way.
    unlike = sum(difference.point(lambda value: value > 32, mode="1").histogram()[1:])
    assert unlike < 0.01 * drawn.width * drawn.height


@pytest.mark.django_db
def test_a_picture_is_kept_once_with_its_words():
    name = PICTURES[0].stem
    first = picture(name, "Något tecknat")
    assert (first.description, first.width, first.height) == ("Något tecknat", 1600, 1067)
    assert picture(name, "Annat") == first
    assert get_image_model().objects.count() == 1


@pytest.mark.django_db
def test_a_logo_says_whose_it_is():
    kept = logo("Blanka Rutor", LOGOS[0].stem)
    assert kept.description == "Blanka Rutor, logotyp"
    assert logo("Blanka Rutor", LOGOS[1].stem) == kept
