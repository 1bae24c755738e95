"""How far ahead a reader looks, and the file of an editor."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from enterprises.importing.files import is_too_large, too_large
from enterprises.importing.tables import FileRefusedError
from procurement.forms import FilterForm, municipality_choices
from procurement.pipeline.importing import read
from procurement.pipeline.listing import AHEAD, Coming


class ComingFilterForm(FilterForm):
    """Where the work is done; how far ahead is chosen by tabs."""

    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, choices=municipality_choices
    )
    phase = forms.TypedChoiceField(
        label=_("Months ahead"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(months, str(months)) for months in AHEAD],
        widget=forms.HiddenInput,
    )

    @property
    def months(self) -> int:
        """Return how many months ahead are asked for: a year, unless fewer are named."""
        months = self.asked_for("phase")
        return months if isinstance(months, int) else AHEAD[-1]

    def filter(self, found: list[Coming]) -> list[Coming]:
        """Keep what is done in the municipality that is asked for."""
        if self.fits_nothing:
            return []
        code = self.asked_for("municipality")
        if not code:
            return found
        return [each for each in found if code in {place.code for place in each.places}]


class ContractsFileForm(forms.Form):
    """A file with contracts that end."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, with the headings Köpare, Vad and Slutar."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read, with a sentence."""
        file = self.cleaned_data["file"]
        if is_too_large(file.size):
            raise ValidationError(too_large())
        try:
            self.rows = read(file.read())
        except FileRefusedError as error:
            raise ValidationError(str(error)) from error
        return file
