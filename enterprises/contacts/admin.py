"""The contact persons of all profiles in the admin: added, changed, removed, exported."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.log_actions import log
from wagtail.models import Locale

from access import personal_data
from access.fields import AddressField, LineField, PhoneField
from access.models import Disclosure
from enterprises.contacts.actions import add_contact, change_address, remove_contact
from enterprises.contacts.exports import ExportView
from enterprises.models import ContactPerson, EnterprisePage
from enterprises.models.languages import LANGUAGES
from enterprises.profiles.permissions import may_review


class ContactForm(WagtailAdminModelForm):
    """What a reviewer can change about a contact person."""

    name = LineField(label=_("Name"), max_length=100, required=False)
    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("With a new address the person gets a way in there, and old links close."),
    )
    phone = PhoneField(label=_("Phone"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Language of mails"), choices=LANGUAGES)

    class Meta:
        model = ContactPerson
        fields = ["name", "email", "phone", "language", "takes_invitations"]

    def clean(self) -> dict[str, Any]:
        """Refuse an address that somebody at the same profile has."""
        cleaned = super().clean()
        page = cleaned.get("page") or getattr(self.instance, "page", None)
        if page and cleaned.get("email"):
            others = page.contact_persons.exclude(pk=self.instance.pk)
            if others.with_address(cleaned["email"]).exists():
                message = _("This address is a contact person for the profile already.")
                self.add_error("email", ValidationError(message))
        return cleaned


class NewContactForm(ContactForm):
    """A contact person whom a reviewer adds to a profile."""

    page = forms.ModelChoiceField(label=_("Enterprise"), queryset=EnterprisePage.objects.none())

    class Meta(ContactForm.Meta):
        fields = ["page", *ContactForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("A link to the profile is sent here.")
        pages = EnterprisePage.objects.filter(locale=Locale.get_default(), alias_of=None)
        self.fields["page"].queryset = pages.filter(closed_on=None).order_by("title")


class ContactFilterSet(WagtailFilterSet):
    """Chooses those whom mail reaches, or those whom it does not."""

    bounced_at__isnull = django_filters.BooleanFilter(
        field_name="bounced_at",
        lookup_expr="isnull",
        label=_("Mail arrives"),
        widget=BooleanRadioSelect,
    )

    class Meta:
        model = ContactPerson
        fields: list[str] = []


class ContactIndexView(generic.IndexView):
    """The list of contact persons; each look at it is noted."""

    table_classname = "listing listing-stacked"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note how many were shown, and to whom."""
        answer = super().get(request, *args, **kwargs)
        shown = len(answer.context_data["object_list"])
        viewed = Disclosure.Action.VIEWED
        personal_data.log_disclosure(
            viewed, _("The list of contact persons"), user=request.user, count=shown
        )
        return answer

    def get_base_queryset(self) -> Any:
        """Bring the profiles along."""
        return super().get_base_queryset().select_related("page").order_by("page__title", "pk")


class AddContactView(generic.CreateView):
    """Adding a contact person: the person gets a way in, and the others are told."""

    def save_instance(self) -> ContactPerson:
        """Add the person as the enterprise itself would."""
        given = self.form.cleaned_data
        who = [given[name] for name in ("name", "email", "language")]
        contact = add_contact(
            given["page"],
            *who,
            by=self.request.user,
            phone=given["phone"],
            takes_invitations=given["takes_invitations"],
        )
        log(instance=contact, action="wagtail.create", user=self.request.user)
        return contact


class EditContactView(generic.EditView):
    """Changing a contact person; an address that was lost is replaced here."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note the look at a person."""
        answer = super().get(request, *args, **kwargs)
        personal_data.log_disclosure(Disclosure.Action.VIEWED, str(self.object), user=request.user)
        return answer

    def save_instance(self) -> ContactPerson:
        """Store what was changed; a new address gets a way in, and closes old links."""
        contact = self.form.save()
        if "email" in self.form.changed_data:
            change_address(contact, contact.email)
        log(instance=contact, action="wagtail.edit", user=self.request.user)
        return contact


class RemoveContactView(generic.DeleteView):
    """Removing a contact person, the last one too."""

    def delete_action(self) -> None:
        """Remove the person, close all links and tell the others."""
        log(instance=self.object, action="wagtail.delete", user=self.request.user)
        remove_contact(self.object, by=self.request.user)


class ExportMenuItem(MenuItem):
    """The way to the export, for those who may review."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to reviewers."""
        return may_review(request.user)


@hooks.register("register_admin_urls")
def add_export_address() -> list[URLPattern]:
    """Put the export among the addresses of the admin."""
    return [path("enterprises/export/", ExportView.as_view(), name="enterprises_export")]


@hooks.register("register_reports_menu_item")
def add_export_to_menu() -> MenuItem:
    """Put the export among the reports."""
    return ExportMenuItem(
        _("Enterprises with contact persons"),
        reverse_lazy("enterprises_export"),
        name="enterprises-export",
        icon_name="download",
        order=900,
    )
