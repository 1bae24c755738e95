"""The form in which editors write a profile."""

from wagtail.admin.forms import WagtailAdminPageForm


class EnterprisePageForm(WagtailAdminPageForm):
    """A profile's form: categories stand in the order of their tree, with full names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        categories = self.fields.get("categories")
        if categories:
            categories.queryset = categories.queryset.in_tree_order()
            categories.label_from_instance = lambda category: category.full_label
