"""The forms by which an editor sends in a list and confirms what is to be done."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.importing.columns import heading_of
from enterprises.importing.files import (
    MOST_MEGABYTES,
    is_too_large,
    read,
    too_large,
)
from enterprises.importing.rows import RowForm
from enterprises.importing.tables import MOST_ROWS, FileRefusedError, Reading, Table
from enterprises.models import Upload


class UploadForm(forms.Form):
    """A file with a list of enterprises."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.json"}),
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
            self.table = read(file.name, self.content)
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


class ReadAgainForm(forms.Form):
    """What else of a file may be read: another sheet, and what is hidden."""

    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)
    with_hidden = forms.BooleanField(
        label=gettext_lazy("Read what is hidden or filtered out, too"), required=False
    )

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"sheet": reading.sheet, "with_hidden": reading.with_hidden}
        self.fields["sheet"].choices = [(name, name) for name in reading.sheets]
        if len(reading.sheets) < 2:
            del self.fields["sheet"]
        if not (reading.hidden_rows or reading.hidden_columns or reading.with_hidden):
            del self.fields["with_hidden"]

    def read_again(self, upload: Upload) -> Table:
        """Return the rows of a file as it is to be read."""
        return read(
            upload.name,
            bytes(upload.content),
            sheet=self.cleaned_data.get("sheet", ""),
            with_hidden=self.cleaned_data.get("with_hidden", False),
        )


class CorrectionForm(RowForm):
    """The cells of one row as an editor corrects them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, field in self.fields.items():
            field.label = heading_of(key)
            if key in self.long:
                field.widget = forms.Textarea(attrs={"rows": 4})

    @property
    def shown(self) -> list[forms.BoundField]:
        """Return the columns of the list, and those by which an enterprise is recognised."""
        keys = self.raw.keys() | {"name", "organisation_number", "municipality"}
        return [self[key] for key in self.fields if key in keys]
