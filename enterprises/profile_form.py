"""The form in which editors write a profile."""

from wagtail.admin.forms import WagtailAdminPageForm

from access.fields import check_phone
from enterprises.passport.checking import check


class EnterprisePageForm(WagtailAdminPageForm):
    """A profile's form: categories in the order of their tree, and the seat is served."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        categories = self.fields.get("categories")
        if categories:
            categories.queryset = categories.queryset.in_tree_order()
            categories.label_from_instance = lambda category: category.full_label

    def clean_phone(self):
        """Refuse a new phone number that no phone can dial."""
        phone = self.cleaned_data["phone"]
        if "phone" in self.changed_data:
            check_phone(phone)
        return phone

    def clean(self):
        """Let an enterprise serve the municipality of its seat, unless it serves others."""
        cleaned = super().clean()
        seat = cleaned.get("municipality")
        if seat and "municipalities" in cleaned and not cleaned["municipalities"]:
            cleaned["municipalities"] = type(seat).objects.filter(pk=seat.pk)
        if "evidence" in self.formsets:
            check(self.formsets["evidence"], self.for_user, self.parent_page)
        return cleaned
