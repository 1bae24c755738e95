"""Pictures from outside: the good ones without what hides in them, the bad ones refused."""

import io
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo
from wagtail.images import get_image_model

from enterprises.models import Submission
from enterprises.pictures.actions import delete_unused, publish_pictures, store_picture
from enterprises.submission.steps.pictures import PicturesForm
from tests.factories import make_enterprise

pytestmark = pytest.mark.django_db
SECRET = b"Hemligt i filen"


def picture(kind="JPEG", size=(60, 40), mode="RGB", **options):
    file = io.BytesIO()
    Pillow.new(mode, size, 1 if mode == "1" else None).save(file, format=kind, **options)
    return file.getvalue()


def with_gps():
    exif = Pillow.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (59.27, 15.21, 0.0)
    exif[0x0112] = 6
    return picture(exif=exif, comment=SECRET)


def with_words():
    info = PngInfo()
    info.add_text("Comment", SECRET.decode())
    return picture("PNG", pnginfo=info)


def bomb():
    """Return a small file that says it is 20 000 by 20 000 dots."""
    return picture("PNG", size=(20_000, 20_000), mode="1")


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", SECRET)
    return file.getvalue()


def upload(content, name="bild.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
# Made when a test asks: every worker reads this, and the largest takes a second.
BAD = {
    "svg with a script": lambda: (SVG, "bild.svg"),
    "svg named png": lambda: (SVG, "bild.png"),
    "html named png": lambda: (b"<html><script>alert(1)</script></html>", "bild.png"),
    "gif": lambda: (picture("GIF"), "bild.jpg"),
    "tiff": lambda: (picture("TIFF"), "bild.jpg"),
    "bmp": lambda: (picture("BMP"), "bild.png"),
    "ico": lambda: (picture("ICO", size=(32, 32)), "bild.png"),
    "zip": lambda: (zipped(), "bild.webp"),
    "bomb": lambda: (bomb(), "bild.png"),
    "half": lambda: (picture(size=(600, 400))[:900], "bild.jpg"),
    "empty": lambda: (b"", "bild.jpg"),
    "a line of dots": lambda: (picture("PNG", size=(5000, 2)), "bild.png"),
    "nothing but a beginning": lambda: (b"\xff\xd8\xff\xe0", "bild.jpg"),
    "php": lambda: (b"<?php system($_GET['c']); ?>", "bild.php.jpg"),
    "50 MB": lambda: (b"\xff\xd8\xff" + b"0" * 50 * 1024 * 1024, "bild.jpg"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_soon_and_in_words(name):
    content = BAD[name]()
    started = time.monotonic()
    with pytest.raises(ValidationError) as refusal:
        store_picture(upload(*content))
    assert time.monotonic() - started < 10
    assert refusal.value.messages[0].endswith((".", "AVIF."))
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_good_picture_is_told_by_its_content(kind):
    stored = store_picture(upload(picture(kind), "vad-som-helst.exe"))
    with stored.file.open() as file, Pillow.open(file) as opened:
        assert opened.format == kind
    assert "vad" not in stored.file.name


@pytest.mark.parametrize("made", [with_gps, with_words], ids=["photo", "png"])
def test_nothing_that_hid_in_the_file_is_kept(made):
    content = made()
    assert SECRET in content
    stored = store_picture(upload(content))
    with stored.file.open() as file:
        kept = file.read()
    assert SECRET not in kept
    assert not Pillow.open(io.BytesIO(kept)).getexif()


def dots_of(stored):
    with stored.file.open() as file:
        return Pillow.open(io.BytesIO(file.read())).convert("RGB")


def test_a_photo_with_several_pictures_in_it_is_kept_as_its_first():
    file = io.BytesIO()
    first, second = Pillow.new("RGB", (60, 40), "red"), Pillow.new("RGB", (60, 40), "blue")
    first.save(file, format="MPO", save_all=True, append_images=[second])
    stored = store_picture(upload(file.getvalue()))
    assert stored.file.name.endswith(".jpg")
    assert dots_of(stored).getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_kept_as_its_first_frame(kind):
    file = io.BytesIO()
    first, second = Pillow.new("RGB", (60, 40), "red"), Pillow.new("RGB", (60, 40), "blue")
    first.save(file, format=kind, save_all=True, append_images=[second])
    stored = store_picture(upload(file.getvalue()))
    assert dots_of(stored).getpixel((5, 5))[0] > 200
    with stored.file.open() as kept:
        assert getattr(Pillow.open(kept), "n_frames", 1) == 1


def test_fine_greys_and_print_colours_become_those_of_a_screen():
    grey = Pillow.new("I;16", (60, 40), 32768)
    file = io.BytesIO()
    grey.save(file, format="PNG")
    assert 120 < dots_of(store_picture(upload(file.getvalue()))).getpixel((5, 5))[0] < 136
    stored = store_picture(upload(picture("JPEG", mode="CMYK")))
    with stored.file.open() as kept:
        assert Pillow.open(kept).mode == "RGB"


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_very_large_photo_is_drawn_soon_and_smaller(kind):
    content = picture(kind, size=(7000, 5700))
    started = time.monotonic()
    stored = store_picture(upload(content))
    assert time.monotonic() - started < 10
    assert (stored.width, max(stored.width, stored.height)) == (2560, 2560)


def test_neither_position_nor_words_are_in_the_small_pictures():
    exif = Pillow.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (59.27, 15.21, 0.0)
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    for kind in ("JPEG", "WEBP", "AVIF"):
        content = picture(kind, exif=exif, xmp=xmp, icc_profile=SECRET * 20)
        stored = store_picture(upload(content))
        rendition = stored.get_rendition("max-50x50")
        for image in (stored, rendition):
            with image.file.open() as file:
                kept = file.read()
            assert SECRET in content
            assert SECRET not in kept
            assert b"xmpmeta" not in kept


def test_a_photo_from_a_phone_stands_upright():
    stored = store_picture(upload(with_gps()))
    assert (stored.width, stored.height) == (40, 60)


def test_what_stands_after_the_picture_in_the_file_is_gone():
    stored = store_picture(upload(picture() + b"<script>alert(1)</script>"))
    with stored.file.open() as file:
        assert b"<script>" not in file.read()


def test_a_picture_is_private_until_it_is_released(client):
    stored = store_picture(upload(picture()))
    rendition = stored.get_rendition("max-50x50")
    addresses = (rendition.url, f"/originals/{stored.file.name}", f"/media/{stored.file.name}")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    publish_pictures([stored.pk])
    assert client.get(rendition.url).status_code == 200


@pytest.mark.indexed
def test_only_what_nobody_uses_is_discarded(directory):
    used, loose, public = (store_picture(upload(picture())) for _number in range(3))
    make_enterprise(directory, picture=used)
    publish_pictures([public.pk])
    assert delete_unused([used.pk, loose.pk, public.pk]) == 1
    assert set(get_image_model().objects.all()) == {used, public}


def form(files, submission=None, **fields):
    submission = submission or Submission.objects.create()
    return PicturesForm(fields, files, submission=submission)


def test_a_bad_picture_costs_only_itself():
    sent = form(
        {"file_0": upload(picture()), "file_1": upload(SVG, "elak.png")},
        new_alt_0="En cykel",
        new_alt_1="Något",
    )
    assert list(sent.errors) == ["file_1"]
    assert "elak.png" in sent.errors["file_1"][0]
    sent.store()
    assert [each["alt_text"] for each in sent.submission.values["photos"]] == ["En cykel"]


def test_a_photo_without_words_is_kept_and_asked_about():
    sent = form({"file_0": upload(picture())})
    assert not sent.is_valid()
    sent.store()
    [each] = sent.submission.values["photos"]
    assert f"alt_{each['image']}" in sent.errors
    again = form({}, sent.submission, **{f"alt_{each['image']}": "En cykel"})
    assert again.is_valid()


def test_there_are_at_most_six_photos():
    submission = Submission.objects.create()
    for _round in range(3):
        shown = form({}, submission)
        names = [place["file"].name for place in shown.free]
        data = {
            f"alt_{each['image']}": each["alt_text"]
            for each in submission.values.get("photos", [])
        }
        data |= {f"new_alt_{name[5:]}": "En bild" for name in names}
        sent = form({name: upload(picture()) for name in names}, submission, **data)
        assert sent.is_valid()
        sent.store()
    assert len(submission.values["photos"]) == 6


@pytest.mark.indexed
def test_a_photo_can_be_taken_away():
    sent = form({"file_0": upload(picture())}, new_alt_0="En cykel")
    assert sent.is_valid()
    sent.store()
    [each] = sent.submission.values["photos"]
    away = form({}, sent.submission, **{f"remove_{each['image']}": "on"})
    assert away.is_valid()
    away.store()
    assert away.submission.values["photos"] == []
    assert not get_image_model().objects.exists()


def test_a_logo_that_was_just_sent_can_be_taken_away_again():
    sent = form({"logo": upload(picture()), "file_0": upload(SVG)})
    assert not sent.is_valid()
    assert "remove_logo" in sent.fields
