"""The form in which editors write a profile, and who may say that evidence is supported."""

from typing import Any

from django.forms import BaseModelFormSet, ModelForm
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from access.fields import check_phone
from content.forms import PageForm
from enterprises.models.enums import Support
from enterprises.profiles.permissions import may_publish

CHECKED = {"criterion", "title", "support", "link", "checked_on", "valid_until"}


class EnterprisePageForm(PageForm):
    """A profile's form: categories in the order of their tree, and the seat is served."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = self.fields.get("categories")
        if categories:
            categories.queryset = categories.queryset.in_tree_order()
            categories.label_from_instance = lambda category: category.full_label

    def clean_phone(self) -> str:
        """Refuse a new phone number that no phone can dial."""
        phone = self.cleaned_data["phone"]
        if "phone" in self.changed_data:
            check_phone(phone)
        return phone

    def clean(self) -> dict[str, Any]:
        """Let an enterprise serve the municipality of its seat, unless it serves others."""
        cleaned = super().clean()
        seat = cleaned.get("municipality")
        if seat and "municipalities" in cleaned and not cleaned["municipalities"]:
            cleaned["municipalities"] = type(seat).objects.filter(pk=seat.pk)
        if "evidence" in self.formsets:
            check(self.formsets["evidence"], self.for_user, self.parent_page)
        return cleaned


def check(rows: BaseModelFormSet, user: Any, directory: Page) -> None:
    """Note who supports each piece of evidence that was changed, or refuse it."""
    changed = [form for form in rows.forms if _is_changed(form)]
    supported = [form for form in changed if form.instance.support != Support.STATED]
    for form in changed:
        if form not in supported:
            form.instance.checked_by = form.instance.checked_on = None
    if supported and not may_publish(user, directory):
        for form in supported:
            form.add_error(
                "support",
                _("Only reviewers may say that a document is seen or a register is checked."),
            )
        return
    for form in supported:
        form.instance.checked_by = user
        form.instance.checked_on = form.instance.checked_on or timezone.localdate()


def _is_changed(form: ModelForm) -> bool:
    """Tell whether anything that a check vouches for is different from before."""
    if not form.is_valid() or form.cleaned_data.get("DELETE"):
        return False
    return bool(CHECKED.intersection(form.changed_data))
