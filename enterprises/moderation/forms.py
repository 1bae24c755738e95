"""What a reviewer chooses: what to look at, and what to decide."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from access.fields import LineField, WordsField
from enterprises.models import ReplyTemplate, Submission
from enterprises.moderation.queue import in_group_order
from places.models import Municipality

State = Submission.State
DECIDED = [State.APPROVED, State.REJECTED, State.RETURNED, State.WITHDRAWN]
IS_DECIDED = Q(state__in=DECIDED) | Q(state=State.DISPUTED, decided_at__isnull=False)


class QueueForm(forms.Form):
    """Narrows the list of what was sent in; what makes no sense is left out."""

    WAITING, APPLIED, DECIDED = "waiting", "applied", "decided"
    SHOWN = [
        (WAITING, _("Waiting for a decision")),
        (APPLIED, _("Published at once: look afterwards")),
        (DECIDED, _("Decided")),
    ]

    WAITED = [
        ("", _("All")),
        ("2", _("More than 2 days")),
        ("7", _("More than a week")),
        ("14", _("More than two weeks")),
    ]

    show = forms.ChoiceField(label=_("Show"), choices=SHOWN, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All")), *Submission.Kind.choices], required=False
    )
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    waited = forms.ChoiceField(label=_("Sent in"), choices=WAITED, required=False)
    q = LineField(label=_("Name or case number"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Municipality.objects.values_list("code", "name")
        self.fields["municipality"].choices = [("", _("All")), *places]

    @property
    def shown(self) -> str:
        """Return which part of the list is shown."""
        self.is_valid()
        return self.cleaned_data.get("show") or self.WAITING

    @property
    def is_narrowed(self) -> bool:
        """Return whether anything is left out of the part that is shown."""
        self.is_valid()
        return any(self.cleaned_data.get(name) for name in ("kind", "municipality", "waited", "q"))

    def submissions(self) -> QuerySet[Submission]:
        """Return what fits, the oldest first; what is decided, the latest first."""
        rows = {
            self.WAITING: Submission.objects.to_decide(),
            self.APPLIED: Submission.objects.to_be_seen(),
            self.DECIDED: Submission.objects.filter(IS_DECIDED).order_by("-decided_at"),
        }[self.shown]
        if kind := self.cleaned_data.get("kind"):
            rows = rows.filter(kind=kind)
        if code := self.cleaned_data.get("municipality"):
            rows = rows.filter(values__municipality=code)
        if days := self.cleaned_data.get("waited"):
            rows = rows.filter(sent_at__lt=timezone.now() - dt.timedelta(days=int(days)))
        if words := self.cleaned_data.get("q"):
            named = rows.filter(values__title__icontains=words)
            rows = named | rows.filter(number__icontains=words)
        rows = rows.select_related("page")
        return rows if self.shown == self.DECIDED else in_group_order(rows)


class TemplateField(forms.ModelChoiceField):
    """A reply template, each shown with the words that the sender would read."""

    language = ""

    def label_from_instance(self, template: ReplyTemplate) -> str:
        """Return the title and the words."""
        return f"{template.title}: {template.text(self.language)}"


class DecisionForm(forms.Form):
    """Yes, no, or not yet with a reason that the sender will read."""

    template = TemplateField(
        label=_("Sentences to begin with"),
        queryset=ReplyTemplate.objects.all(),
        required=False,
        empty_label=_("None"),
        widget=forms.RadioSelect,
        help_text=_(
            "Put before what you write yourself, in the sender's language. Put them into the "
            "reason to change them before they go."
        ),
    )
    reason = WordsField(
        label=_("Reason"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sent to the one who sent this in. Needed for sending back and rejecting."),
    )

    def __init__(self, *args: Any, language: str, action: str = "", **kwargs: Any) -> None:
        self.language, self.action = language, action
        super().__init__(*args, **kwargs)
        self.fields["template"].language = language

    def with_words_put_in(self) -> "DecisionForm":
        """Return the form with the sentences that were chosen in the reason, to be changed."""
        words = self.cleaned_data["words"] if self.is_valid() else self.data.get("reason", "")
        return DecisionForm(initial={"reason": words}, language=self.language)

    def clean(self) -> dict[str, Any]:
        """Put the sentences chosen and those written together; ask for some where needed."""
        cleaned = super().clean() or self.cleaned_data
        template = cleaned.get("template")
        parts = [template.text(self.language) if template else "", cleaned.get("reason", "")]
        cleaned["words"] = "\n\n".join(part for part in parts if part)
        if self.action in ("send_back", "reject") and not cleaned["words"]:
            self.add_error("reason", _("Say why, so that the sender knows what to do."))
        return cleaned
