"""Pictures and documents as the public API tells of them: whole, and only the open ones."""

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from ninja import Schema
from pydantic import Field
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError

from headless.visibility import open_files

CARD = "fill-640x480|format-webp|webpquality-80"
LARGE = "max-1280x1280|format-webp|webpquality-80"


class Picture(Schema):
    """A picture in a size that suits the place."""

    url: str = Field(description="Where the picture is, in full.")
    width: int = Field(description="In pixels.", examples=[640])
    height: int = Field(description="In pixels.", examples=[480])
    alt: str = Field(description="What it shows; empty when it is decoration.")


class Document(Schema):
    """A document to download."""

    title: str = Field(description="The name of the document.")
    url: str = Field(description="Where to download it, in full.")
    size: int | None = Field(description="In bytes.", examples=[48213])


def absolute(address: str) -> str:
    """Return an address with its host, if it had none."""
    if address.startswith("/") and not address.startswith("//"):
        return settings.WAGTAILADMIN_BASE_URL + address
    return address


def public_images(*sizes: str) -> QuerySet:
    """Return the open pictures, with their renditions of these sizes."""
    return open_files(get_image_model().objects.prefetch_renditions(*sizes))


def public_documents() -> QuerySet:
    """Return the open documents."""
    return open_files(get_document_model().objects.all())


def with_picture(field: str, size: str = CARD) -> Prefetch:
    """Return what fetches a page's open picture and its rendition; a private one becomes None."""
    return Prefetch(field, queryset=public_images(size))


def picture_of(
    image: AbstractImage | None, size: str = CARD, alt: str | None = None
) -> dict | None:
    """Return the picture in a size, or nothing when there is none or its file is lost."""
    if image is None:
        return None
    try:
        # Straight from what was prefetched: `get_rendition` writes to the cache each time.
        found = image.find_existing_renditions(Filter(spec=size))
        rendition = next(iter(found.values()), None) or image.get_rendition(size)
    except (SourceImageIOError, FileNotFoundError):
        return None
    return {
        "url": absolute(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
        "alt": image.default_alt_text if alt is None else alt,
    }
