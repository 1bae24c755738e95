"""The form by which an editor sends in files with notices."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEBIBYTE = 2**20
MOST_MEGABYTES = 20
MOST_NOTICES = 200


class FilesInput(forms.ClearableFileInput):
    """A field for one file or several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files, and refuse them where one is too large or empty."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in chosen or [None]]


class UploadForm(forms.Form):
    """Files with notices."""

    documents = FilesField(
        label=gettext_lazy("Files"), widget=FilesInput(attrs={"accept": ".xml,.json,.zip"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].help_text = _(
            "eForms (XML), OCDS 1.1 (JSON) or ZIP with such files: at most %(megabytes)s MB "
            "together and %(notices)s notices. For more there is the command import_notices."
        ) % {"megabytes": MOST_MEGABYTES, "notices": MOST_NOTICES}

    def clean_documents(self) -> list[UploadedFile]:
        """Refuse more than one request can take."""
        files = self.cleaned_data["documents"]
        if sum(file.size for file in files) > MOST_MEGABYTES * MEBIBYTE:
            raise ValidationError(
                _("The files are larger than %(megabytes)s MB together.")
                % {"megabytes": MOST_MEGABYTES}
            )
        return files
