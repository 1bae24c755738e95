"""What an editor writes and chooses about a notice that waits, and the short form."""

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, WordsField
from procurement.models import Notice, NoticeDecision
from procurement.querysets import NoticeQuerySet

MOST_ALIKE = 8


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordsForm(forms.Form):
    """The editor's words about a notice, and why it would be hidden."""

    summary_sv = WordsField(
        label=_("In plain Swedish"), required=False, max_length=3000, widget=_area(5)
    )
    fits_sv = WordsField(
        label=_("Fits social enterprises, because…"),
        required=False,
        max_length=2000,
        widget=_area(3),
    )
    title_en = LineField(
        label=_("Title in English"),
        required=False,
        max_length=250,
        help_text=_("Empty: the notice is not shown on the English site."),
    )
    summary_en = WordsField(
        label=_("In plain English"), required=False, max_length=3000, widget=_area(5)
    )
    fits_en = WordsField(
        label=_("Fits social enterprises, because… (English)"),
        required=False,
        max_length=2000,
        widget=_area(3),
    )
    reason = forms.ChoiceField(
        label=_("Reason to hide it"), choices=NoticeDecision.Reason.choices, required=False
    )
    words = LineField(label=_("In your own words"), required=False, max_length=300)

    words_of_notice = ("summary_sv", "fits_sv", "title_en", "summary_en", "fits_en")

    @classmethod
    def of(cls, draft: Notice, reason: str) -> "WordsForm":
        """Return the form with what the notice says so far."""
        initial = {name: getattr(draft, name) for name in cls.words_of_notice}
        return cls(initial={**initial, "reason": reason})

    def filled(self, proposed: dict[str, str]) -> "WordsForm":
        """Return the form with the proposal in the fields that are empty."""
        sent = {name: self.data.get(name, "") for name in self.fields}
        for name, words in proposed.items():
            sent[name] = sent[name] if sent[name].strip() else words
        return type(self)(initial=sent)

    @property
    def swedish(self) -> list[forms.BoundField]:
        """Return the fields in Swedish."""
        return [self["summary_sv"], self["fits_sv"]]

    @property
    def english(self) -> list[forms.BoundField]:
        """Return the fields in English."""
        return [self["title_en"], self["summary_en"], self["fits_en"]]

    def written(self) -> dict[str, str]:
        """Return the words for the notice."""
        return {name: self.cleaned_data[name] for name in self.words_of_notice}


class ShortForm(forms.Form):
    """A purchase below the threshold or a market dialogue, in five fields."""

    title = LineField(label=_("Title"), max_length=250)
    buyer = LineField(label=_("Buyer"), max_length=200)
    summary_sv = WordsField(
        label=_("What it is about, in plain Swedish"),
        max_length=3000,
        widget=_area(5),
        help_text=_("As you would tell a neighbour."),
    )
    last_day = forms.DateField(
        label=_("Last day to answer"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Until midnight. Empty: unknown."),
    )
    url = forms.URLField(
        label=_("Link to the buyer"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)

    def clean_last_day(self) -> dt.date | None:
        """Refuse a day that has passed."""
        day: dt.date | None = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Write a day to come."))
        return day

    def notice(self) -> Notice:
        """Return the notice, which is not saved yet."""
        told = dict(self.cleaned_data)
        day = told.pop("last_day")
        at = day and timezone.make_aware(
            dt.datetime.combine(day, dt.time(23, 59)), timezone.get_default_timezone()
        )
        return Notice(**told, kind=self.kind, deadline_at=at or None, live=False)


class AnotherField(forms.ModelChoiceField):
    """Notices to choose between, each with its buyer and number."""

    def label_from_instance(self, notice: Notice) -> str:
        """Return the title, the buyer, how it stands and the number."""
        parts = [notice.title, notice.buyer, notice.deadline, _("no. %s") % notice.pk]
        return " · ".join(str(part) for part in parts if part)


class MergeForm(forms.Form):
    """The notice that another one is merged with: one that looks alike, or any by its number."""

    alike = AnotherField(
        label=_("Looks like the same procurement"),
        queryset=Notice.objects.none(),
        required=False,
        empty_label=_("None of these"),
        widget=forms.RadioSelect,
    )
    number = forms.IntegerField(
        label=_("Number of another notice"),
        required=False,
        min_value=1,
        help_text=_("It stands in the address of the notice."),
    )

    def __init__(self, *args: Any, notice: Notice, **kwargs: Any) -> None:
        self.about = notice
        super().__init__(*args, **kwargs)
        self.fields["alike"].queryset = alike(notice)

    def clean(self) -> dict[str, Any]:
        """Find the notice that is meant."""
        cleaned = super().clean() or self.cleaned_data
        number, chosen = cleaned.get("number"), cleaned.get("alike")
        if number:
            chosen = Notice.objects.filter(pk=number).first()
            if chosen is None:
                self.add_error("number", _("There is no notice with this number."))
        elif chosen is None and not self.errors:
            raise forms.ValidationError(_("Choose a notice, or write its number."))
        cleaned["kept"] = chosen
        return cleaned


def alike(notice: Notice) -> NoticeQuerySet:
    """Return the notices that may be about the same procurement, the most alike first."""
    same = Q(pk=None)
    if notice.procedure_id:
        same |= Q(procedure_id=notice.procedure_id)
    if notice.url:
        same |= Q(url=notice.url)
    by_buyer = Q(buyer__iexact=notice.buyer)
    words = [word for word in notice.title.split() if len(word) > 4][:5]
    titles = Q(pk=None)
    for word in words:
        titles |= Q(title__icontains=word)
    found = Notice.objects.filter(same | by_buyer & titles).exclude(pk=notice.pk)
    found = found.exclude(decision__kind=NoticeDecision.Kind.MERGED)
    keys = list(found.order_by("-live", "-modified_at").values_list("pk", flat=True)[:MOST_ALIKE])
    return Notice.objects.filter(pk__in=keys).order_by("-live", "-modified_at")
