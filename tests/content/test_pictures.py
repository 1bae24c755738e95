"""Pictures through every door: damaged ones refused in a sentence, odd ones shown as they are."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL import ImageCms
from wagtail.images import get_image_model
from wagtail.models import Collection

from content.pictures import not_a_picture
from enterprises.pictures.actions import store_picture
from tests.factories import make_enterprise, make_news, make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

BLUE = (20, 40, 200)
BROKEN_EXIF = b"Exif\x00\x00MM\x00*\xff\xff\xff\xff\x01\x12\x00\x03\x00\x00"
SAYS = "Filen är ingen bild som vi kan läsa."


def drawn(kind="JPEG", mode="RGB", size=(80, 60), color=BLUE, **options):
    file = io.BytesIO()
    Pillow.new(mode, size, color).save(file, format=kind, **options)
    return file.getvalue()


def half(kind):
    noise = Pillow.effect_noise((300, 200), 80).convert("RGB")
    file = io.BytesIO()
    noise.save(file, format=kind)
    return file.getvalue()[: len(file.getvalue()) // 2]


def swapped_colours():
    """Return a colour profile in which what is stored as red is shown as something else."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def wide_colours():
    """Return sRGB with its red and blue columns exchanged: a profile that changes each dot."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(plain[128:132], "big")
    at = {bytes(plain[p : p + 4]): p for p in range(132, 132 + 12 * count, 12)}
    red, blue = at[b"rXYZ"] + 4, at[b"bXYZ"] + 4
    plain[red : red + 8], plain[blue : blue + 8] = plain[blue : blue + 8], plain[red : red + 8]
    return bytes(plain)


def upload(client, content, name):
    data = {
        "title": "Bild",
        "file": SimpleUploadedFile(name, content),
        "collection": Collection.get_first_root_node().pk,
    }
    return client.post("/admin/images/add/", data)


def stored(content):
    """Return a picture that came past the form, as a file that was damaged on the disk did."""
    image = make_picture()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(content)
    return image


def dot(file):
    return Pillow.open(file).convert("RGB").getpixel((40, 30))


def is_near(color, other):
    return all(abs(one - two) < 12 for one, two in zip(color, other, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_half_a_picture_is_refused_in_a_sentence_in_the_admin(admin_client, kind):
    answer = upload(admin_client, half(kind), f"halv.{kind.lower()}")
    assert answer.status_code == 200
    assert SAYS in answer.content.decode()
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize(("content", "name"), [(b"", "tom.png"), (b"ingen bild", "ord.jpg")])
def test_what_is_no_picture_at_all_is_refused_too(admin_client, content, name):
    assert upload(admin_client, content, name).status_code == 200
    assert not get_image_model().objects.exists()


def test_half_a_picture_among_many_costs_only_itself(admin_client):
    data = {"files[]": SimpleUploadedFile("halv.png", half("PNG")), "title": "Halv"}
    answer = admin_client.post("/admin/images/multiple/add/", data)
    assert answer.json()["success"] is False
    assert not_a_picture() in answer.json()["error_message"]


def test_one_of_many_is_taken_and_then_named(admin_client):
    data = {"files[]": SimpleUploadedFile("hel.png", drawn("PNG")), "title": "Hel"}
    answer = admin_client.post("/admin/images/multiple/add/", data)
    assert answer.json()["success"] is True
    picture = get_image_model().objects.get()
    name = {f"image-{picture.pk}-title": "Ett hus", f"image-{picture.pk}-collection": 1}
    xhr = {"X-Requested-With": "XMLHttpRequest"}
    admin_client.post(f"/admin/images/multiple/{picture.pk}/", name, headers=xhr)
    assert get_image_model().objects.get().title == "Ett hus"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("exif", [BROKEN_EXIF, b"Exif\x00\x00", b"Exif\x00\x00II*\x00\x08"])
def test_a_photo_whose_camera_wrote_nonsense_is_taken_at_both_doors(admin_client, kind, exif):
    content = drawn(kind, exif=exif)
    assert is_near(dot(store_picture(SimpleUploadedFile("bild", content)).file), BLUE)
    assert upload(admin_client, content, f"bild.{kind.lower()}").status_code == 302
    shown = get_image_model().objects.get(title="Bild").get_rendition("width-40")
    assert shown.width == 40


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_of_a_profile_become_those_of_the_screen(kind):
    content = drawn(kind, icc_profile=wide_colours())
    kept = store_picture(SimpleUploadedFile("bild", content)).file
    assert "icc_profile" not in Pillow.open(kept).info
    assert not is_near(dot(kept), BLUE)
    rendition = stored(content).get_rendition("original|format-png")
    assert is_near(dot(rendition.file), dot(kept))


@pytest.mark.parametrize("profile", [b"", b"nonsense", swapped_colours()])
def test_a_profile_that_does_not_fit_leaves_the_colours(profile):
    content = drawn(icc_profile=profile)
    assert is_near(dot(store_picture(SimpleUploadedFile("bild", content)).file), BLUE)
    assert stored(content).get_rendition("width-40")


def test_what_could_be_seen_through_still_can_be():
    content = drawn("PNG", "RGBA", color=(*BLUE, 0), icc_profile=wide_colours())
    kept = store_picture(SimpleUploadedFile("bild", content)).file
    assert Pillow.open(kept).convert("RGBA").getpixel((40, 30))[3] == 0


def test_pages_do_without_a_damaged_picture(client, directory, procurement, admin_client):
    pages = [
        make_enterprise(directory, picture=stored(half("PNG")), logo=stored(b"")),
        make_news(procurement, picture=stored(half("JPEG"))),
    ]
    for page in pages:
        assert client.get(page.url).status_code == 200
    assert client.get(f"/api/v1/enterprises/{pages[0].pk}").status_code == 200
    for path in ("", f"{pages[0].picture_id}/"):
        assert admin_client.get(f"/admin/images/{path}").status_code == 200
