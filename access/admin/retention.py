"""The decisions on how long personal data is kept, one for each kind."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, UpdateView
from wagtail.admin.widgets import AdminDateInput

from access import retention
from access.admin.permissions import DECIDE, PrivateMixin
from access.models import RetentionDecision


class DecisionForm(forms.ModelForm):
    """How long a kind is kept, by which decision and from when."""

    class Meta:
        model = RetentionDecision
        fields = ["days", "decision", "decided_on"]
        widgets = {"decided_on": AdminDateInput}

    def clean(self) -> dict[str, Any]:
        """Ask for the decision that a date belongs to: without both nothing is erased."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decided_on") and not cleaned.get("decision"):
            self.add_error("decision", _("Name the decision that the date belongs to."))
        return cleaned


class DecisionsView(PrivateMixin, TemplateView):
    """Lists every kind, with what is decided about it."""

    template_name = "access/desk/decisions.html"
    page_title = _("Decisions on retention")
    header_icon = "history"
    permission = DECIDE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the kinds."""
        return super().get_context_data(rules=retention.rules(), **kwargs)


class DecisionView(PrivateMixin, UpdateView):
    """Changes what is decided about one kind."""

    template_name = "access/desk/decision.html"
    form_class = DecisionForm
    page_title = _("Decision on retention")
    header_icon = "history"
    permission = DECIDE

    def get_object(self, queryset: Any = None) -> RetentionDecision:
        """Return the decision, or a proposal where there is none."""
        if self.kwargs["kind"] not in retention.kinds:
            raise Http404
        return retention.decision_on(self.kwargs["kind"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the decision is about."""
        return super().get_context_data(kept=retention.kinds[self.object.kind], **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the decision, and say from when it is obeyed."""
        decision = form.save()
        said = (
            gettext("From tonight on, what is older than that is erased.")
            if decision.is_in_force
            else gettext("Nothing is erased automatically until the date of the decision.")
        )
        messages.success(self.request, said)
        return redirect("access_desk:decisions")
