"""Keeps the drawn pictures as images of the site, each once."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from config.seeding.pictures.logos import monogram
from config.seeding.pictures.motifs import MOTIFS

TITLE = "Demo: {}"


def picture(motif: str, description: str) -> AbstractImage:
    """Return the image of a motif with its description, drawn if it is not there yet."""
    return _kept(motif, description, lambda: MOTIFS[motif]().finished())


def logo(name: str, colour: str) -> AbstractImage:
    """Return the monogram of an enterprise."""
    return _kept(f"{name} (logotyp)", f"{name}, logotyp", lambda: monogram(name, colour))


def show_all() -> None:
    """Make every demo picture in the sizes that pages show, so that no reader waits for them."""
    for image in get_image_model().objects.filter(title__startswith=TITLE.format("")):
        render_to_string("content/parts/picture.html", {"image": image})


def _kept(name: str, description: str, draw: Callable[[], Image.Image]) -> AbstractImage:
    model = get_image_model()
    title = TITLE.format(name)
    found = model.objects.filter(title=title).first()
    if found:
        return found
    drawn, buffer = draw(), BytesIO()
    drawn.save(buffer, "JPEG", quality=88, subsampling=0)
    file = ContentFile(buffer.getvalue(), name=f"{name}.jpg")
    return model.objects.create(title=title, description=description, file=file)
