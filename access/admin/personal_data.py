"""Everything about one e-mail address, for those who answer people about their data."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from access import personal_data
from access.admin.permissions import HANDLE, PrivateMixin
from access.fields import AddressField
from access.models import Disclosure


class PersonForm(forms.Form):
    """Whose data, and what to do: always by a post, so that no address names anybody."""

    email = AddressField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    action = forms.ChoiceField(
        choices=[("search", ""), ("export", ""), ("erase", "")], initial="search", required=False
    )
    is_sure = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse to erase without the tick."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("action") == "erase" and not cleaned.get("is_sure"):
            raise forms.ValidationError(_("Tick that you are sure before you erase."))
        return cleaned


class PersonsView(PrivateMixin, FormView):
    """Finds, hands out or erases what there is about an address; each is noted."""

    template_name = "access/desk/persons.html"
    form_class = PersonForm
    page_title = _("Personal data of one person")
    header_icon = "user"
    permission = HANDLE

    def form_valid(self, form: PersonForm) -> HttpResponse:
        """Do what was asked."""
        email, user = form.cleaned_data["email"], self.request.user
        if form.cleaned_data["action"] == "export":
            return _file(personal_data.as_json(personal_data.export(email, user=user)))
        if form.cleaned_data["action"] == "erase":
            done = personal_data.erase(email, user=user)
            erased = [(personal_data.holders[name].label, told) for name, told in done.items()]
            kept = [reason for told in done.values() for reason in told["kept"]]
            return self.render_to_response(
                self.get_context_data(form=form, erased=erased, kept=kept)
            )
        return self.render_to_response(self.get_context_data(form=form, found=self._found(email)))

    def form_invalid(self, form: PersonForm) -> HttpResponse:
        """Show what was found again when only the tick was missing."""
        email = form.cleaned_data.get("email", "")
        found = self._found(email) if email else None
        return self.render_to_response(self.get_context_data(form=form, found=found))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether anything was found."""
        has_any = any(count for _label, count in kwargs.get("found") or [])
        return super().get_context_data(has_any=has_any, **kwargs)

    def _found(self, email: str) -> list[tuple[Any, int]]:
        counts = {name: len(records) for name, records in personal_data.find(email).items()}
        personal_data.log_disclosure(
            Disclosure.Action.VIEWED,
            gettext("How much there is about one e-mail address"),
            user=self.request.user,
            count=sum(counts.values()),
        )
        return [(personal_data.holders[name].label, count) for name, count in counts.items()]


def _file(text: str) -> HttpResponse:
    disposition = {"Content-Disposition": 'attachment; filename="personuppgifter.json"'}
    return HttpResponse(text, content_type="application/json", headers=disposition)


class NotesFilterSet(WagtailFilterSet):
    """Chooses notes by what was done, and by whom."""

    class Meta:
        model = Disclosure
        fields = ["action", "user"]


class NotesView(ReportView):
    """Lists the notes, the latest first."""

    model = Disclosure
    queryset = Disclosure.objects.select_related("user")
    filterset_class = NotesFilterSet
    permission_policy = ModelPermissionPolicy(Disclosure)
    permission_required = "view"
    page_title = _("Who has handled personal data")
    header_icon = "view"
    table_classname = "listing listing-stacked"
    index_url_name = "access_desk:notes"
    index_results_url_name = "access_desk:notes_results"
    columns = [
        DateColumn("at", label=_("When")),
        Column("user", label=_("By")),
        Column("get_action_display", label=_("What was done")),
        Column("subject", label=_("About")),
        Column("count", label=_("How many")),
    ]
