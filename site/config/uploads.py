"""What is asked of uploaded documents, and what is taken out of uploaded pictures."""

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.exceptions import (
    InvalidFilterSpecError,
    UnknownOutputImageFormatError,
)
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import Filter, SourceImageIOError
from willow.plugins.pillow import PillowImage
from willow.registry import registry

from content import pictures

BEGINNINGS = {".pdf": b"%PDF-"} | dict.fromkeys(
    [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"], b"PK\x03\x04"
)

WRITTEN_IN = ("comment", "exif", "xmp", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif")


class DocumentForm(BaseDocumentForm):
    """Takes a document only when its content is what its name says."""

    def clean_file(self) -> UploadedFile:
        """Refuse a file that begins unlike its kind: another kind under a harmless name."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        suffix = PurePath(file.name).suffix.lower()
        file.seek(0)
        beginning = file.read(1024)
        file.seek(0)
        wrong = not beginning.startswith(BEGINNINGS.get(suffix, b"")) or (
            suffix not in BEGINNINGS and b"\0" in beginning
        )
        if wrong:
            raise ValidationError(
                _("The content of the file is not what its name says (%(suffix)s)."),
                params={"suffix": suffix},
            )
        return file


class PictureField(WagtailImageField):
    """Takes a picture only when it can be shown, by the check that enterprises' photos pass."""

    def to_python(self, data: Any) -> Any:
        """Refuse a file that is damaged, or that no page could show."""
        if data in self.empty_values:
            return super().to_python(data)
        pictures.check(data)
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:
            raise ValidationError(pictures.not_a_picture()) from error


class ImageForm(BaseImageForm):
    """Asks for a picture that can be shown, at every place in the admin where one is uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given is None:  # the form that names a picture which is uploaded already
            return
        self.fields["file"] = PictureField(
            label=given.label, required=given.required, widget=given.widget
        )


def auto_orient(image: PillowImage) -> PillowImage:
    """Turn a picture the right way up, in the colours of a screen.

    Its place, time, camera and comments are forgotten.
    """
    shown = pictures.upright(image.image)
    if "icc_profile" in shown.info:
        shown = pictures.in_screen_colours(shown)
    for key in WRITTEN_IN:
        shown.info.pop(key, None)
    return PillowImage(shown)


def run_on_whole_pictures(run: Callable[..., Any]) -> Callable[..., Any]:
    """Have a picture that cannot be read be one whose file is lost: pages do without it.

    Wagtail knows lost files, and answers 500 where one is only damaged.
    """

    @wraps(run)
    def run_or_say(self: Filter, *args: Any, **kwargs: Any) -> Any:
        try:
            return run(self, *args, **kwargs)
        except (InvalidFilterSpecError, UnknownOutputImageFormatError, SourceImageIOError):
            raise
        except Exception as error:
            raise SourceImageIOError(str(error)) from error

    return run_or_say


def connect() -> None:
    """Make every rendition pass through `auto_orient`, Wagtail's first step in making one."""
    registry.register_operation(PillowImage, "auto_orient", auto_orient)
    Filter.run = run_on_whole_pictures(Filter.run)
