"""What is asked of uploaded documents, and what is taken out of uploaded pictures."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from willow.plugins.pillow import PillowImage
from willow.registry import registry

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


def auto_orient(image: PillowImage) -> PillowImage:
    """Turn a picture the right way up, then forget its place, time, camera and comments."""
    upright = image.auto_orient()
    for key in WRITTEN_IN:
        upright.image.info.pop(key, None)
    return upright


def strip_metadata_from_renditions() -> None:
    """Make every rendition pass through `auto_orient`, Wagtail's first step in making one."""
    registry.register_operation(PillowImage, "auto_orient", auto_orient)
