"""The step in which an enterprise sends in its logo and its photos."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import LineField
from enterprises.models import Consent, Submission
from enterprises.pictures.actions import delete_unused, store_picture
from enterprises.pictures.limits import MOST_PHOTOS, PHOTOS_AT_A_TIME, kinds_and_size, no_room
from enterprises.profiles.values import Values, picture_ids
from enterprises.submission import consents
from enterprises.submission.steps.form import AlreadySentError, StepForm

KINDS = "image/jpeg,image/png,image/webp,image/avif"


class PicturesForm(StepForm):
    """A logo and some photos, each with words for those who do not see it.

    A bad picture costs only itself: the good ones of the same post are stored all the same, and
    are there when the form is shown again. So are those that another window has sent meanwhile.
    """

    names = ("logo", "photos")

    logo = forms.FileField(
        label=_("Logo (optional)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["logo"].help_text = kinds_and_size()
        self.drawn: list[int] = []  # every picture of this post
        self.taken: list[dict[str, Any]] = []  # its photos
        self.taken_logo: int | None = None
        self.removed: set[int] = set()
        if self.chosen_logo:
            self._offer_to_remove_logo()
        for each in self._photos:
            self._add_fields_for(each)
        self._fill_in_what_the_page_did_not_show()
        room = MOST_PHOTOS - len(self._photos)
        for place in range(PHOTOS_AT_A_TIME):
            if place < room or f"file_{place}" in self.files:
                self._add_place(place)
        if self.submission.kind == Submission.Kind.CHANGE:
            self.fields["everyone_agreed"] = forms.BooleanField(
                label=consents.WORDS[Consent.Kind.PICTURES], required=False
            )

    def fill(self, values: Values) -> dict[str, Any]:
        """Return nothing: files cannot be filled in, and photos have fields of their own."""
        return {}

    @property
    def limits(self) -> dict[str, int]:
        """Return how many photos there may be, and how many at a time."""
        return {"most": MOST_PHOTOS, "at_a_time": PHOTOS_AT_A_TIME}

    @property
    def chosen_logo(self) -> int | None:
        """Return the logo that is stored."""
        return self.submission.values.get("logo")

    @property
    def kept(self) -> list[dict[str, Any]]:
        """Return each photo that is stored, with its fields."""
        return [
            {
                "image": each["image"],
                "alt_text": self[f"alt_{each['image']}"],
                "remove": self[f"remove_{each['image']}"],
            }
            for each in self._photos
            if f"alt_{each['image']}" in self.fields
        ]

    @property
    def free(self) -> list[dict[str, forms.BoundField]]:
        """Return each free place, with its fields."""
        places = [name for name in self.fields if name.startswith("file_")]
        return [{"file": self[name], "alt_text": self[f"new_alt_{name[5:]}"]} for name in places]

    def clean(self) -> dict[str, Any]:
        """Take the pictures that can be taken, and say what is wrong with each of the others."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("logo"):
            self.taken_logo = self._taken("logo", cleaned["logo"])
            self._offer_to_remove_logo()
        for each in self._photos:
            if cleaned.get(f"remove_{each['image']}"):
                self._remove(each["image"])
        for name in [name for name in self.fields if name.startswith("file_")]:
            if cleaned.get(name):
                self._take_photo(name, cleaned)
        if self.taken and "everyone_agreed" in self.fields and not cleaned["everyone_agreed"]:
            self.add_error(
                "everyone_agreed",
                gettext("Tick the box when everyone in the new pictures has said yes."),
            )
        return cleaned

    def stored(self) -> dict[str, Any]:
        """Return the logo, and the words about each photo."""
        words = {f"alt_{each['image']}": each["alt_text"] for each in self._photos}
        return {"logo": self.chosen_logo, **words}

    def posted(self) -> dict[str, Any]:
        """Return the same as the post has it."""
        words = {
            name: value for name, value in self.cleaned_data.items() if name.startswith("alt_")
        }
        kept = None if self.cleaned_data.get("remove_logo") else self.chosen_logo
        return {"logo": self.taken_logo or kept, **words}

    def values(self) -> Values:
        """Return the pictures that there are now, whatever was wrong with others."""
        told = self._mine(self.posted())
        photos = [
            {**each, "alt_text": told.get(f"alt_{each['image']}", each["alt_text"])}
            for each in self._photos
            if each["image"] not in self.removed
        ]
        added = self.taken[: MOST_PHOTOS - len(photos)]
        return {"logo": told.get("logo"), "photos": [*photos, *added]}

    def store(self) -> None:
        """Keep the pictures, forget those that were taken away, and note what was agreed to."""
        try:
            super().store()
        except AlreadySentError:
            self.undo()
            raise
        stored = {*picture_ids(self.submission.values)}
        if any(each["image"] not in stored for each in self.taken):
            self.add_error(None, no_room())
        delete_unused(sorted({*picture_ids(self.before), *self.drawn} - stored))
        if self.cleaned_data.get("everyone_agreed"):
            consents.record(self.submission, Consent.Kind.PICTURES, True)

    def again(self) -> StepForm:
        """Return the form with the pictures that there are now, and the words that were typed."""
        typed = {name: self.data.get(name) for name in self.comparison.both if name in self.data}
        return type(self)(submission=self.submission, initial=typed)

    def undo(self) -> None:
        """Delete the pictures of this post, which nothing refers to."""
        delete_unused(self.drawn)

    @property
    def _photos(self) -> list[dict[str, Any]]:
        return self.submission.values.get("photos") or []

    def _add_fields_for(self, each: dict[str, Any]) -> None:
        self.fields[f"alt_{each['image']}"] = LineField(
            label=_("What the picture shows"),
            max_length=200,
            initial=each["alt_text"],
            error_messages={"required": _("Say what the picture shows.")},
        )
        self.fields[f"remove_{each['image']}"] = forms.BooleanField(
            label=_("Take the picture away"), required=False
        )

    def _fill_in_what_the_page_did_not_show(self) -> None:
        """Say of a photo that another window has sent meanwhile what is said of it already."""
        words = {name: text for name, text in self.stored().items() if name != "logo" and text}
        unseen = {name: text for name, text in words.items() if name not in self.data}
        if self.is_bound and unseen:
            self._add_to_post(unseen)

    def _add_to_post(self, more: dict[str, str]) -> None:
        """Add to what was posted."""
        told: Any = self.data.copy()
        for name, text in more.items():
            told[self.add_prefix(name)] = text
        self.data = told

    def _add_place(self, place: int) -> None:
        self.fields[f"file_{place}"] = forms.FileField(
            label=_("Photo (optional)"),
            required=False,
            widget=forms.FileInput(attrs={"accept": KINDS}),
        )
        self.fields[f"new_alt_{place}"] = LineField(
            label=_("What the photo shows"),
            max_length=200,
            required=False,
            help_text=_("For those who do not see it: Two people mend a bicycle."),
        )

    def _offer_to_remove_logo(self) -> None:
        self.fields["remove_logo"] = forms.BooleanField(
            label=_("Take the logo away"), required=False
        )

    def _remove(self, image: int) -> None:
        self.removed.add(image)
        for name in (f"alt_{image}", f"remove_{image}"):
            self.errors.pop(name, None)
            self.cleaned_data.pop(name, None)
            del self.fields[name]

    def _take_photo(self, name: str, cleaned: dict[str, Any]) -> None:
        """Make a stored picture of a new file; its words are asked for where it then stands."""
        place = name[5:]
        words = cleaned.get(f"new_alt_{place}", "")
        number = self._taken(name, cleaned[name])
        if number is None:
            return
        each = {"image": number, "alt_text": words}
        self.taken.append(each)
        del self.fields[name], self.fields[f"new_alt_{place}"]
        self._add_fields_for(each)
        self._add_to_post({f"alt_{number}": words})
        if not words:
            self.add_error(f"alt_{number}", gettext("Say what the picture shows."))

    def _taken(self, name: str, file: UploadedFile) -> int | None:
        try:
            self.drawn.append(store_picture(file).pk)
        except ValidationError as error:
            about = {"file": (file.name or "")[:60], "problem": " ".join(error.messages)}
            self.add_error(name, gettext("“%(file)s”: %(problem)s") % about)
            return None
        return self.drawn[-1]
