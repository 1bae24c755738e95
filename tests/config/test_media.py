"""Uploaded pictures show themselves only: not what is private, nor where they were taken."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories import make_document, make_picture

pytestmark = pytest.mark.django_db


def photograph(kind="JPEG"):
    """Return a picture with a place, a comment and a camera written in it."""
    exif = Picture.Exif()
    exif[0x010F] = "Hemlig kamera"
    exif.get_ifd(0x8825)[1] = "N"
    kept = io.BytesIO()
    Picture.new("RGB", (40, 30), "teal").save(kept, kind, exif=exif, comment=b"Hemlig plats")
    return ContentFile(kept.getvalue(), name=f"anna-andersson.{kind.lower()}")


def upload(collection=None, kind="JPEG"):
    """Keep a picture as the admin does."""
    collection = collection or Collection.get_first_root_node()
    return get_image_model().objects.create(
        title="Bild", file=photograph(kind), collection=collection
    )


@pytest.fixture
def private():
    collection = Collection.get_first_root_node().add_child(name="Väntar på granskning")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_rendition_tells_nothing_of_the_camera_and_the_place(client, kind):
    rendition = upload(kind=kind).get_rendition("width-20")
    answer = client.get(rendition.url)
    shown = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == f"image/{kind.lower()}"
    assert b"Hemlig" not in shown
    assert not Picture.open(io.BytesIO(shown)).getexif()


def test_a_rendition_keeps_for_a_year(client):
    answer = client.get(upload().get_rendition("width-20").url)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_no_name_of_an_uploaded_file_is_shown():
    image = upload()
    assert "anna" not in image.file.name
    assert "anna" not in image.get_rendition("width-20").url


def test_the_original_is_shown_to_nobody_outside(client):
    image = upload()
    assert client.get(image.file.url).status_code == 404
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_the_original_is_shown_to_an_editor(admin_client):
    image = upload()
    answer = admin_client.get(image.file.url)
    assert answer.status_code == 200
    assert {"private", "no-store"} <= {*answer["Cache-Control"].split(", ")}


def test_a_login_without_rights_does_not_show_the_original(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("gäst"))
    assert client.get(upload().file.url).status_code == 404


def test_a_picture_of_a_private_collection_does_not_exist_outside(client, private):
    assert client.get(upload(private).get_rendition("width-20").url).status_code == 404


def test_a_collection_below_a_private_one_is_private(client, private):
    below = private.add_child(name="Under")
    assert client.get(upload(below).get_rendition("width-20").url).status_code == 404


def test_a_picture_outside_the_private_collection_stays_open(client, private):
    answer = client.get(upload().get_rendition("width-20").url)
    assert answer["Cache-Control"].startswith("public")


def test_an_editor_sees_a_private_picture_uncached(admin_client, private):
    answer = admin_client.get(upload(private).get_rendition("width-20").url)
    assert answer.status_code == 200
    assert {"private", "no-store"} <= {*answer["Cache-Control"].split(", ")}


@pytest.mark.parametrize(
    "name", ["images/ond.svg", "images/ond.html", "images/ond.js", "images/finns-inte.jpg"]
)
def test_nothing_but_pictures_is_served(client, name):
    if "ond" in name and not storages["renditions"].exists(name):
        storages["renditions"].save(name, ContentFile(b"<script>alert(1)</script>"))
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../private/x.jpg", "%00.jpg", "..%2f..%2fdb.sqlite3", "images/"]
)
def test_odd_names_are_refused(client, name):
    assert client.get(f"/media/{name}").status_code in (400, 404)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ond.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("ond.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("ond.jpg", b"<html><script>alert(1)</script></html>"),
        ("ond.gif", b"GIF89a"),
    ],
)
def test_what_is_no_picture_cannot_be_uploaded(admin_client, name, content):
    file = ContentFile(content, name=name)
    data = {"title": "Ond", "file": file, "collection": Collection.get_first_root_node().pk}
    admin_client.post("/admin/images/add/", data)
    assert not get_image_model().objects.exists()


def test_too_many_pixels_are_refused(admin_client, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    data = {
        "title": "Stor",
        "file": photograph(),
        "collection": Collection.get_first_root_node().pk,
    }
    admin_client.post("/admin/images/add/", data)
    assert not get_image_model().objects.exists()


@pytest.mark.indexed
@pytest.mark.parametrize("make", [make_picture, make_document])
def test_what_is_deleted_takes_its_file_along(make, django_capture_on_commit_callbacks):
    row = make()
    file = Path(row.file.path)
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        row.delete()
    assert not file.exists()
