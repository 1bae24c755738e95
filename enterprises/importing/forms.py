"""The forms by which an editor sends in a list and confirms what is to be done."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.importing.files import (
    MOST_MEGABYTES,
    MOST_ROWS,
    FileRefusedError,
    is_too_large,
    read,
    too_large,
)


class UploadForm(forms.Form):
    """A file with a list of enterprises."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentence = _("CSV, XLSX or JSON, at most %(megabytes)s MB and %(rows)s rows.")
        rows = number_format(MOST_ROWS, force_grouping=True)
        limits = {"megabytes": MOST_MEGABYTES, "rows": rows}
        self.fields["file"].help_text = sentence % limits

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read as a list, with a sentence."""
        file = self.cleaned_data["file"]
        if is_too_large(file.size):
            raise ValidationError(too_large())
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
