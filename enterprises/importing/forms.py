"""The forms by which an editor sends in a list and confirms what is to be done."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.importing.files import MOST_BYTES, FileRefusedError, read


class UploadForm(forms.Form):
    """A file with a list of enterprises."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, XLSX or JSON, at most 10 MB and 5 000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read as a list, with a sentence."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."))
        self.content = file.read()
        try:
            read(file.name, self.content)
        except FileRefusedError as error:
            raise ValidationError(str(error)) from error
        return file


class ConfirmForm(forms.Form):
    """How the rows are to come in."""

    publish = forms.BooleanField(
        label=gettext_lazy("Publish the profiles at once"),
        help_text=gettext_lazy("Only for a list that the county itself answers for."),
        required=False,
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]
