"""The form that documents are uploaded through in the admin."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

BEGINNINGS = {".pdf": b"%PDF-"} | dict.fromkeys(
    [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"], b"PK\x03\x04"
)


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
