"""Whether a file is a picture that can be shown, and how its dots get to the screen.

One check for every door: what enterprises send in, and what editors upload.
"""

import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
MOST_MEGABYTES = 10
MOST_MEGAPIXELS = 40
MOST_UNEVEN = 20  # times as long as it is wide
TRANSPARENT = ("RGBA", "LA", "PA")


def opened(file: File) -> Pillow.Image:
    """Return the picture with its header read; its kind is what its first bytes say.

    Raise a ValidationError that says what is wrong with it, in the reader's language.
    """
    if file.size > MOST_MEGABYTES * 1024 * 1024:
        raise ValidationError(too_large())
    try:
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = Pillow.open(file, formats=list(KINDS))
    except Pillow.DecompressionBombError as error:
        raise ValidationError(too_many_pixels()) from error
    except Exception as error:
        raise ValidationError(not_a_picture()) from error
    if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
        raise ValidationError(too_many_pixels())
    if max(picture.size) > MOST_UNEVEN * min(picture.size):
        raise ValidationError(
            _("The picture is far too narrow to show. Choose one with more even sides.")
        )
    return picture


def check(file: File) -> None:
    """Raise a ValidationError unless the file is a picture, whole to its last dot."""
    picture = opened(file)
    try:
        picture.load()
    except Exception as error:
        raise ValidationError(not_a_picture()) from error
    file.seek(0)


def is_transparent(picture: Pillow.Image) -> bool:
    """Tell whether something may be seen through a picture."""
    return picture.mode in TRANSPARENT or "transparency" in picture.info


def upright(picture: Pillow.Image) -> Pillow.Image:
    """Return a picture the right way up, as it is when what the camera wrote is damaged."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def in_screen_colours(picture: Pillow.Image) -> Pillow.Image:
    """Return a picture in sRGB, converted by its colour profile if it has one that can be read.

    What else its file says of it, such as which way is up, stays with it.
    """
    mode = "RGBA" if is_transparent(picture) else "RGB"
    converted = _by_profile(picture, mode) or picture.convert(mode)
    converted.info = {**picture.info}
    for key in ("icc_profile", "transparency"):
        converted.info.pop(key, None)
    return converted


def rendition_of(image: AbstractImage, size: str) -> AbstractRendition | None:
    """Return a picture in a size, or nothing when its file is lost or damaged."""
    try:
        return image.get_rendition(size)
    except (SourceImageIOError, FileNotFoundError):
        return None


def too_large() -> str:
    """Return what is wrong with a file that is too large."""
    sentence = _("The picture is larger than %(megabytes)s megabytes. Choose a smaller one.")
    return sentence % {"megabytes": MOST_MEGABYTES}


def too_many_pixels() -> str:
    """Return what is wrong with a picture of too many dots, each million a megapixel."""
    sentence = _(
        "The picture has more than %(millions)s million dots. Make it smaller and try again."
    )
    return sentence % {"millions": MOST_MEGAPIXELS}


def not_a_picture() -> str:
    """Return what is wrong with a file that is no picture, or only the beginning of one."""
    return _(
        "The file is not a picture that we can read. Choose a photo of the kind JPEG, PNG, WebP "
        "or AVIF."
    )


def _by_profile(picture: Pillow.Image, mode: str) -> Pillow.Image | None:
    """Return a picture converted by its colour profile, or nothing without a usable one."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    plain = picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(plain, source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
    if mode == "RGBA":
        converted.putalpha(picture.convert("RGBA").getchannel("A"))
    return converted
