"""Keeps the demo's own pictures as images of the site, each once.

They are files beside the content, drawn by `docs/demo_pictures`.
"""

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from config.seeding.reading import CONTENT

TITLE = "Demo: {}"
LOGO = "{} (logotyp)"


def picture(motif: str, description: str) -> AbstractImage:
    """Return the image of a motif with its description."""
    return _kept(motif, description, f"pictures/{motif}.webp")


def logo(name: str, file: str) -> AbstractImage:
    """Return the logo of an enterprise."""
    return _kept(LOGO.format(name), f"{name}, logotyp", f"logos/{file}.webp")


def show_all() -> None:
    """Make every demo picture in the sizes that pages show, so that no reader waits for them.

    A logo has one small size of its own, which is made when it is first shown.
    """
    made = get_image_model().objects.filter(title__startswith=TITLE.format(""))
    for image in made.exclude(title__endswith=LOGO.format("")):
        render_to_string("content/parts/picture.html", {"image": image})


def _kept(name: str, description: str, path: str) -> AbstractImage:
    model = get_image_model()
    title = TITLE.format(name)
    found = model.objects.filter(title=title).first()
    if found:
        return found
    file = ContentFile((CONTENT / path).read_bytes(), name=f"{name}.webp")
    return model.objects.create(title=title, description=description, file=file)
