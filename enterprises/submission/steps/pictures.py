"""The step in which an enterprise sends in its logo and its photos."""

import re
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from access.fields import LineField
from content.languages import spelled
from enterprises.models import Consent, Submission
from enterprises.pictures.actions import delete_unused, store_picture
from enterprises.pictures.limits import MOST_PHOTOS, PHOTOS_AT_A_TIME, kinds_and_size, no_room
from enterprises.profiles.values import Values, picture_ids
from enterprises.submission import consents
from enterprises.submission.steps.form import AlreadySentError, StepForm

signer = signing.Signer(salt="enterprises.pending-logo")
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
        self.taken_logo = self._sent_before()
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
    def limits(self) -> dict[str, str]:
        """Return how many photos there may be, and how many at a time."""
        return {"most": spelled(MOST_PHOTOS), "at_a_time": spelled(PHOTOS_AT_A_TIME)}

    @property
    def chosen_logo(self) -> int | None:
        """Return the logo that is stored."""
        return self.submission.values.get("logo")

    @property
    def stored_photos(self) -> list[dict[str, Any]]:
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
        """Return the same as the post has it: no words about a photo that is taken away."""
        removed = {f"alt_{image}": None for image in self.removed}
        unseen = {name: text for name, text in self.stored().items() if name not in self.data}
        words = {
            name: value for name, value in self.cleaned_data.items() if name.startswith("alt_")
        }
        chosen_before = None if self.cleaned_data.get("remove_logo") else self.chosen_logo
        logo = self.taken_logo or chosen_before
        return {**unseen, "logo": logo, **words, **removed, **self._words_about_lost_photos()}

    def values(self) -> Values:
        """Return the pictures that there are now, whatever was wrong with others."""
        posted = self.posted()
        photos = [
            {**each, "alt_text": posted.get(f"alt_{each['image']}", each["alt_text"])}
            for each in self._photos
            if each["image"] not in self.removed
        ]
        return {"logo": posted["logo"], "photos": self._with_taken(photos)}

    def additions(self) -> Values:
        """Return the photos that are stored with the new ones of this post."""
        return {"photos": self._with_taken(self._photos)} if self.taken else {}

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
        if self.conflict:
            self._show_again_what_stays()
        unused = {*picture_ids(self.before), *self.drawn} - stored - {self.pending_logo}
        delete_unused(sorted(unused))
        if self.cleaned_data.get("everyone_agreed"):
            consents.record(self.submission, Consent.Kind.PICTURES, True)

    def label_of(self, name: str) -> str:
        """Return what a picture is called, also one that is gone."""
        return super().label_of(name) if name == "logo" else gettext("What the picture shows")

    def in_words(self, name: str, value: Any) -> list[str]:
        """Return the words about a picture, or that it is taken away."""
        if name != "logo" and value is None:
            return [gettext("The picture is taken away.")]
        return super().in_words(name, value)

    @property
    def pending_logo(self) -> int | None:
        """Return the new logo of a post that waits for the sender's answer."""
        return self.taken_logo if self.conflict else None

    @property
    def pending_logo_signed(self) -> str:
        """Return the same as the page carries it: nobody can name a picture of others."""
        return signer.sign(str(self.pending_logo)) if self.pending_logo else ""

    def undo(self) -> None:
        """Delete the pictures of this post, which nothing refers to."""
        delete_unused(self.drawn)

    @property
    def _photos(self) -> list[dict[str, Any]]:
        return self.submission.values.get("photos") or []

    def _with_taken(self, photos: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [*photos, *self.taken[: MOST_PHOTOS - len(photos)]]

    def _sent_before(self) -> int | None:
        """Return the logo that waited while the sender was asked about another window."""
        try:
            number = int(signer.unsign(str(self.data.get("pending_logo", ""))))
        except (signing.BadSignature, ValueError):
            return None
        return number if get_image_model().objects.filter(pk=number).exists() else None

    def _words_about_lost_photos(self) -> dict[str, str]:
        """Return what the post says of photos that another window has taken away meanwhile."""
        there = {*self.stored(), *(f"alt_{each['image']}" for each in self.taken)}
        numbers = [name[4:] for name in self.data if re.fullmatch(r"alt_[0-9]{1,18}", name)]
        return {
            f"alt_{number}": self.data[f"alt_{number}"]
            for number in numbers
            if f"alt_{number}" not in there and f"remove_{number}" not in self.data
        }

    def _show_again_what_stays(self) -> None:
        """Give the photos that were ticked to be taken away their fields back, still ticked."""
        for each in self._photos:
            if each["image"] in self.removed:
                self._add_fields_for(each)

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
        posted: Any = self.data.copy()
        for name, text in more.items():
            posted[self.add_prefix(name)] = text
        self.data = posted

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
