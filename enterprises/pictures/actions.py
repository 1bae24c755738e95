"""Takes pictures from outside: told by their content, drawn anew, and private until approved."""

import io
import secrets
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction, ReferenceIndex

from content import pictures
from enterprises.models import EnterprisePage, EnterprisePicture
from enterprises.pictures.limits import LONGEST_SIDE
from enterprises.profiles.values import picture_ids, read_values

FOLDER = "sent_pictures"  # of their own, so that what a crash leaves is told from all else
SUFFIX = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
ENCODER_OPTIONS: dict[str, dict[str, int]] = {
    "JPEG": {"quality": 88},
    "PNG": {},
    "WEBP": {"quality": 88, "method": 2},
    "AVIF": {"quality": 80, "speed": 8},
}
COLLECTION_NAME = "Väntar på godkännande"


def store_picture(file: UploadedFile, title: str = "") -> AbstractImage:
    """Store a picture in the private collection, without anything that hid in the file.

    Raise a ValidationError that says what is wrong with it, in the reader's language.
    """
    picture = pictures.opened(file)
    kind = picture.format if picture.format in SUFFIX else "JPEG"  # phones send several in one
    content = _reencoded(picture, str(kind))
    storage = storage_of_pictures()
    name = f"{FOLDER}/{secrets.token_hex(16)}.{SUFFIX[str(kind)]}"
    name = storage.save(name, ContentFile(content))
    try:
        with transaction.atomic():
            return _row(name, content, title or _("Sent in"))
    except BaseException:
        storage.delete(name)
        raise


def storage_of_pictures() -> Storage:
    """Return where the originals of pictures are kept."""
    return get_image_model()._meta.get_field("file").storage


def publish_pictures(ids: list[int]) -> None:
    """Put pictures into the open collection, since they are approved."""
    waiting = get_image_model().objects.filter(pk__in=ids, collection__name=COLLECTION_NAME)
    for picture in waiting:
        picture.collection = Collection.get_first_root_node()
        picture.save()


def hide_pictures(pages: Sequence[EnterprisePage]) -> None:
    """Make the pictures of closed profiles private again, but for those that others show.

    Who is in them has agreed to be shown in the directory, not for ever at an address apart.
    """
    own = [str(page.pk) for page in pages]
    ids = {number for page in pages for number in picture_ids(read_values(page))}
    root = Collection.get_first_root_node()
    for picture in get_image_model().objects.filter(pk__in=ids, collection=root):
        shown = ReferenceIndex.get_references_to(picture)
        if not shown.exclude(base_content_type__model="page", object_id__in=own).exists():
            picture.collection = private_collection()
            picture.save()


def delete_unused(ids: list[int]) -> int:
    """Delete pictures that still are private and on no page; return how many."""
    used = set(EnterprisePage.objects.filter(picture__in=ids).values_list("picture", flat=True))
    used |= set(EnterprisePage.objects.filter(logo__in=ids).values_list("logo", flat=True))
    used |= set(EnterprisePicture.objects.filter(image__in=ids).values_list("image", flat=True))
    waiting = get_image_model().objects.filter(
        pk__in=set(ids) - used, collection__name=COLLECTION_NAME
    )
    count = 0
    for picture in waiting:
        picture.delete()
        count += 1
    return count


def _row(name: str, content: bytes, title: str) -> AbstractImage:
    """Return the stored row of a picture whose file is kept already."""
    width, height = Pillow.open(io.BytesIO(content)).size
    return get_image_model().objects.create(
        title=title,
        collection=private_collection(),
        file=name,
        width=width,
        height=height,
        file_size=len(content),
    )


def _reencoded(picture: Pillow.Image, kind: str) -> bytes:
    """Return the dots of the first frame as a new file, no larger than a page can use."""
    try:
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        plain = pictures.in_screen_colours(_eight_bits(picture))
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = pictures.upright(plain)
    except Exception as error:
        raise ValidationError(pictures.not_a_picture()) from error
    if kind == "JPEG":
        plain = plain.convert("RGB")
    clean = Pillow.frombytes(plain.mode, plain.size, plain.tobytes())
    output = io.BytesIO()
    clean.save(output, format=kind, **ENCODER_OPTIONS[kind])
    return output.getvalue()


def _eight_bits(picture: Pillow.Image) -> Pillow.Image:
    """Return a picture with finer greys than a page shows, in those that it does show."""
    if not picture.mode.startswith("I"):
        return picture
    coarse = picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    coarse.info = {key: picture.info[key] for key in ("exif", "xmp") if key in picture.info}
    return coarse


def private_collection() -> Collection:
    """Return the collection for pictures that are sent in, made private if it is new."""
    root = Collection.get_first_root_node()
    room = root.get_children().filter(name=COLLECTION_NAME).first()
    if room is None:
        with transaction.atomic():
            room = root.add_child(name=COLLECTION_NAME)
            CollectionViewRestriction.objects.create(
                collection=room, restriction_type=CollectionViewRestriction.LOGIN
            )
    return room
