"""Categories in the admin."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from enterprises.models import Category


class CategoryIndexView(IndexView):
    """The list of categories, in the order of their tree."""

    def get_base_queryset(self):
        """Add how many profiles name each category, and follow the order of the tree."""
        rows = super().get_base_queryset().in_tree_order()
        return rows.annotate(profile_count=Count("enterprises__translation_key", distinct=True))


class CategoryViewSet(SnippetViewSet):
    """The list of categories."""

    model = Category
    icon = "tag"
    menu_hook = "register_registers_menu_item"
    menu_name = "categories"
    index_view_class = CategoryIndexView
    list_display = [
        "full_label",
        "name_en",
        "slug",
        Column("profile_count", label=_("Profiles"), accessor="profile_count"),
    ]
    search_fields = ["name_sv", "name_en", "slug"]
    search_backend_name = None
