"""Keeps the drawn pictures as images of the site, each once."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage


def picture(motif: str, description: str) -> AbstractImage:
    """Return the image of a motif with its description, drawn if it is not there yet."""
    return _kept(f"demo {motif}", description, lambda: _plain(motif))


def logo(name: str, colour: str) -> AbstractImage:
    """Return the monogram of an enterprise."""
    return _kept(f"demo logo {name}", f"{name}, logotyp", lambda: _plain(colour))


def _kept(title, description, draw) -> AbstractImage:
    model = get_image_model()
    found = model.objects.filter(title=title).first()
    if found:
        return found
    buffer = BytesIO()
    draw().save(buffer, "JPEG", quality=82)
    name = title.replace(" ", "-") + ".jpg"
    file = ContentFile(buffer.getvalue(), name=name)
    return model.objects.create(title=title, description=description[:255], file=file)


def _plain(motif: str) -> Image.Image:
    hue = sum(map(ord, motif)) * 37 % 360
    image = Image.new("RGB", (1600, 1067), f"hsl({hue}, 35%, 82%)")
    ImageDraw.Draw(image).ellipse((400, 250, 1100, 950), fill=f"hsl({hue}, 40%, 45%)")
    return image
