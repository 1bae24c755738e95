"""The form of a partner's calendar: who it is, and where its calendar comes from."""

from typing import Any

from django import forms
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from access.fields import LineField
from access.remote import addresses
from access.remote.errors import FetchError
from events.ical_reader import limits
from events.ical_reader.errors import ReadingError
from events.models import PartnerCalendar, faults
from events.partners.reader import read_upload

SUBSCRIPTIONS = {"webcal": "https", "webcals": "https"}  # what calendars call their addresses


class PartnerCalendarForm(WagtailAdminModelForm):
    """A partner, and the address of its calendar or the calendar itself."""

    name = LineField(
        label=_("Partner"),
        max_length=120,
        help_text=PartnerCalendar._meta.get_field("name").help_text,
    )
    file = forms.FileField(
        label=_("Uploaded calendar"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    class Meta:
        model = PartnerCalendar
        fields = ["name", "website", "language", "feed_url", "file"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = (self.instance.feed_url, self.instance.file.name)
        sentence = gettext(
            "Instead of an address: a calendar file (.ics) of at most %(megabytes)s MB."
        )
        self.fields["file"].help_text = sentence % {"megabytes": limits.MOST_MEGABYTES}
        if self.instance.file:
            self.fields["file"].help_text = _(
                "A file is uploaded. Choose another to replace it, or give an address instead."
            )

    @property
    def has_new_source(self) -> bool:
        """Tell whether the calendar comes from elsewhere than before."""
        return self.before != (self.instance.feed_url, self.instance.file.name)

    def clean_feed_url(self) -> str:
        """Return the address as it is fetched, or refuse what is no address on the web."""
        url: str = self.cleaned_data["feed_url"].strip()
        scheme, found, rest = url.partition("://")
        if found and scheme.lower() in SUBSCRIPTIONS:
            url = f"{SUBSCRIPTIONS[scheme.lower()]}://{rest}"
        if url:
            try:
                addresses.target(url)
            except FetchError as error:
                message = _(
                    "Write the whole address, beginning with https://, and no password in it."
                )
                raise forms.ValidationError(message) from error
        return url

    def clean_file(self) -> Any:
        """Read what was uploaded, and say at once when it is no calendar."""
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            try:
                _try(file)
            except ReadingError as error:
                raise forms.ValidationError(faults.in_words(error.cause)) from error
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for the one or the other."""
        cleaned: dict[str, Any] = super().clean()
        is_uploaded = isinstance(cleaned.get("file"), UploadedFile)
        if "feed_url" not in cleaned or "file" not in cleaned:
            return cleaned
        if cleaned["feed_url"] and is_uploaded:
            self.add_error("file", _("Give an address or a file, not both."))
        elif cleaned["feed_url"]:
            cleaned["file"] = False  # as a ticked box "remove" says it
        elif not (is_uploaded or self.instance.file):
            self.add_error("feed_url", _("Give the address of the calendar, or upload a file."))
        return cleaned

    def save(self, commit: bool = True) -> PartnerCalendar:
        """Store the calendar; with a new source it begins anew."""
        calendar: PartnerCalendar = super().save(commit=False)
        if not self.has_new_source:
            calendar.save(update_fields=["name", "website", "language"])
            return calendar
        calendar.begin_anew()
        calendar.save()
        calendar.activities.all().delete()
        forget(calendar.file.storage, self.before[1])
        return calendar


def _try(file: UploadedFile) -> None:
    if (file.size or 0) > limits.MOST_BYTES:
        raise ReadingError("too_large")
    body = file.read()
    file.seek(0)
    read_upload(body, timezone.now())


def forget(storage: Storage, name: str | None) -> None:
    """Delete an uploaded calendar that nothing refers to any more, once that is certain."""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
