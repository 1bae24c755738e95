"""What people put in when they answer to a meeting."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from access.fields import AddressField, LineField, RadioButtons, WordsField
from access.spam_checks import VisitorForm
from content.languages import SWEDISH
from events.enums import Mode
from events.models import EventPage, Registration
from events.registration.answers import ANSWERS, NO, NOT_THEN, Reply, answer_of

LONGEST_ADDRESS = 254  # as the database and the mail standard have it
CONSENT = _(
    "You may keep what I have written about access and food for the meeting, and tell it to those "
    "who run the meeting, the house and the kitchen."
)


def languages() -> list[tuple[str, str]]:
    """Return the languages of the site by their codes, its own first."""
    found = sorted(Locale.objects.all(), key=lambda each: not each.is_default)
    return [(each.language_code, each.get_display_name()) for each in found]


def label_in_language(what: str, language: str, *, is_own: bool) -> str:
    """Return what a field is for, and in which language: a small letter in Swedish."""
    if get_language() == SWEDISH:
        language = language.lower()
    if is_own:
        return f"{what} ({language})"
    return gettext("%(what)s (%(language)s, optional)") % {"what": what, "language": language}


class DetailsForm(forms.Form):
    """What an answer consists of besides who gives it."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=RadioButtons,
        error_messages={"required": _("Choose whether you come.")},
    )
    name = LineField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    organisation = LineField(
        label=_("Organisation (optional)"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisations"}),
    )
    question = WordsField(
        label=_("A question or topic for the meeting (optional)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("May be taken up at the meeting, without your name."),
    )
    access_needs = WordsField(
        label=_("What do you need to take part? (optional)"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example a hearing loop, an interpreter or a place for a wheelchair."),
    )
    food_needs = LineField(
        label=_("Food (optional)"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For example vegetarian, or an allergy."),
    )
    consent = forms.BooleanField(label=CONSENT, required=False)

    optional = ("question", "access_needs", "food_needs", "consent")

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        ways = [mode for mode in (Mode.ON_SITE, Mode.ONLINE) if event.offers_mode(mode)]
        self.fields["answer"].choices = [(way, ANSWERS[way]) for way in [*ways, NO, NOT_THEN]]
        if not event.is_on_site:
            del self.fields["food_needs"]

    @property
    def optional_fields(self) -> list[forms.BoundField]:
        """Return the fields that most people leave empty, but for the consent."""
        return [self[name] for name in self.optional if name in self.fields and name != "consent"]

    @property
    def has_optional(self) -> bool:
        """Tell whether something stands in those fields, or is wrong with them."""
        return any(
            self[name].value() or self[name].errors
            for name in self.optional
            if name in self.fields
        )

    def clean(self) -> dict[str, Any]:
        """Ask for consent to what is said about access and food: it may tell about health."""
        cleaned = super().clean() or self.cleaned_data
        has_needs = cleaned.get("access_needs") or cleaned.get("food_needs")
        if has_needs and not cleaned.get("consent"):
            self.add_error(
                "consent", gettext("Tick that we may keep it, or leave access and food empty.")
            )
        return cleaned

    def reply(self, email: str, language: str, *, is_complete: bool = False) -> Reply:
        """Return the answer as it was given."""
        given = self.cleaned_data
        needs = {name: given.get(name, "") for name in ("access_needs", "food_needs")}
        return Reply(
            answer=given["answer"],
            name=given["name"],
            email=email,
            organisation=given["organisation"],
            question=given["question"],
            language=language,
            consent=str(CONSENT) if any(needs.values()) else "",
            is_complete=is_complete,
            **needs,
        )


class AnswerForm(VisitorForm, DetailsForm):
    """The answer of anybody to a meeting."""

    email = AddressField(
        label=_("Your e-mail"),
        max_length=LONGEST_ADDRESS,
        help_text=_("We send the confirmation and the reminders here."),
    )

    field_order = ["answer", "name", "email", "organisation"]


class ChangeForm(DetailsForm):
    """The answer of somebody who has opened it by a link."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        initial = {
            "answer": answer_of(registration),
            "consent": bool(registration.consent),
            **{
                name: getattr(registration, name)
                for name in ("name", "organisation", "access_needs", "food_needs")
            },
        }
        super().__init__(*args, event=registration.event, initial=initial, **kwargs)
