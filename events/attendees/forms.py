"""What the manager of a meeting fills in."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.fields import AddressField, LineField
from events.attendees.attendee_list import COMING, SHOWN, in_order, search, with_needs
from events.enums import Mode
from events.models import EventPage, Question, Registration
from events.models.registrations import MODES, RegistrationQuerySet
from events.registration.answers import NO, NOT_THEN, Reply
from events.registration.forms import LONGEST_ADDRESS, DetailsForm, languages

CONSENT = _(
    "The person has agreed that what is said about access and food is kept for the meeting, and "
    "told to those who run it, the house and the kitchen."
)
ANSWERS = {
    Mode.ON_SITE.value: _("Comes on site"),
    Mode.ONLINE.value: _("Joins online"),
    NOT_THEN: _("Cannot come at that time, and wants to know if the meeting is moved"),
    NO: _("Cannot come"),
}
LABELS = {
    "answer": _("Answer"),
    "name": _("Name"),
    "question": _("Question for the meeting (optional)"),
    "access_needs": _("What makes it accessible (optional)"),
    "consent": CONSENT,
}
FAULTS = {"answer": _("Choose whether the person comes."), "name": _("Write the person's name.")}


class FilterForm(forms.Form):
    """Chooses among the people of a meeting; what makes no sense is left out."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *SHOWN], required=False)
    mode = forms.ChoiceField(label=_("Form"), choices=[("", _("All")), *MODES], required=False)
    came = forms.ChoiceField(
        label=_("Arrived"),
        choices=[("", _("All")), ("yes", _("Has arrived")), ("no", _("Has not arrived"))],
        required=False,
    )
    needs = forms.BooleanField(label=_("Has needs of access or food"), required=False)
    q = LineField(
        label=_("Words in name, organisation or e-mail"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def chosen(self, people: RegistrationQuerySet) -> RegistrationQuerySet:
        """Return the people who fit, in order."""
        self.is_valid()
        given = self.cleaned_data
        if given.get("state") == COMING:
            people = people.coming()
        elif given.get("state"):
            people = people.filter(state=given["state"])
        if given.get("mode"):
            people = people.filter(mode=given["mode"])
        if given.get("came"):
            people = people.filter(attended_at__isnull=given["came"] == "no")
        if given.get("needs"):
            people = people.filter(with_needs())
        if given.get("q"):
            people = search(people, given["q"])
        return in_order(people)

    @property
    def query(self) -> dict[str, str]:
        """Return what may stand in an address: all but the words, which may name somebody."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if name != "q" and value}
        return {name: "on" if value is True else value for name, value in given.items()}

    def in_words(self) -> str:
        """Return what is chosen, for people to read."""
        return ", ".join(self._filters())

    def _filters(self) -> Iterator[str]:
        self.is_valid()
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value is True:
                yield str(field.label)
            elif value:
                yield f"{field.label}: {dict(getattr(field, 'choices', [])).get(value, value)}"

    @property
    def search_words(self) -> str:
        """Return the words that are looked for."""
        self.is_valid()
        return self.cleaned_data.get("q", "")


class PersonForm(DetailsForm):
    """What the manager writes about somebody who takes part."""

    email = AddressField(label=_("E-mail"), max_length=LONGEST_ADDRESS)
    language = forms.ChoiceField(label=_("Language of mails"), choices=languages)
    tell = forms.BooleanField(
        label=_("Send the person a mail about how the registration stands"), required=False
    )

    field_order = ["answer", "name", "email", "organisation", "language"]

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        ways = [value for value, _label in self.fields["answer"].choices]
        self.fields["answer"].choices = [(way, ANSWERS[way]) for way in ways]
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["question"].help_text = ""
        for name, words in FAULTS.items():
            self.fields[name].error_messages["required"] = words
        for name in ("name", "email", "organisation"):
            # It is not the one who fills in that it is about.
            self.fields[name].widget.attrs["autocomplete"] = "off"
            self.fields[name].widget.attrs.pop("list", None)

    def reply(self, email: str, language: str, *, is_complete: bool = False) -> Reply:
        """Return the answer, with the words about consent that the manager ticked."""
        told = super().reply(email, language, is_complete=is_complete)
        return replace(told, consent=str(CONSENT) if told.consent else "")


class AddForm(PersonForm):
    """Somebody who is added by the manager."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tell"].initial = True


class EditForm(PersonForm):
    """What is known about somebody; the answer itself is changed by buttons."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        names = ("name", "email", "organisation", "language", "access_needs", "food_needs")
        known = {name: getattr(registration, name) for name in names}
        kwargs["initial"] = {**known, "consent": bool(registration.consent)}
        super().__init__(*args, event=registration.event, **kwargs)
        del self.fields["answer"], self.fields["question"]
        self.fields["email"].required = bool(registration.email)
        self.fields["email"].help_text = gettext(
            "With a new address the links in earlier mails stop working. Send a mail to it below."
        )


class CancelForm(forms.Form):
    """Whether the one whose registration is cancelled gets a mail."""

    tell = forms.BooleanField(label=_("Send the person a mail"), required=False, initial=True)


class EraseForm(forms.Form):
    """Makes sure before a person is erased."""

    is_sure = forms.BooleanField(
        label=_("I am sure. It cannot be undone."),
        error_messages={"required": _("Tick that you are sure.")},
    )


class WalkInForm(forms.Form):
    """Somebody at the door who has not registered."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = LineField(label=_("Name"), max_length=100)
    organisation = LineField(label=_("Organisation (optional)"), max_length=150, required=False)
    email = AddressField(label=_("E-mail (optional)"), max_length=LONGEST_ADDRESS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid.uuid4())  # sent twice, it is the same person
        for name in ("name", "organisation", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class QuestionForm(forms.ModelForm):
    """How the page of the meeting words a question that was sent in."""

    class Meta:
        model = Question
        fields = ["wording_sv", "wording_en", "is_shown", "is_answered", "sort_order"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("wording_sv", "wording_en")
        }

    def clean(self) -> dict[str, Any]:
        """Ask for words before it is shown, and keep the name of whoever asked out of them."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_shown") and not cleaned.get("wording_sv"):
            self.add_error("wording_sv", gettext("Write how the page is to word the question."))
        for name in ("wording_sv", "wording_en"):
            if self._names_somebody(cleaned.get(name, "")):
                self.add_error(name, gettext("The name of whoever asked stands in the words."))
        return cleaned

    def _names_somebody(self, words: str) -> bool:
        asked_by = self.instance.registration
        named = [asked_by.name, asked_by.email] if asked_by else []
        return any(
            re.search(rf"\b{re.escape(each)}\b", words, re.IGNORECASE) for each in named if each
        )


class ExportForm(forms.Form):
    """Who is to be taken out, and whether with their needs."""

    state = forms.ChoiceField(
        label=_("Who"),
        choices=[("", _("All who have answered")), *SHOWN],
        required=False,
        initial=COMING,
    )
    needs = forms.BooleanField(
        label=_("With access and food"),
        required=False,
        help_text=_("May tell about health. Take it out only for those who need it."),
    )
