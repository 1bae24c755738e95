"""The profiles and their categories in the admin."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from content.snippets import RowCopyView
from enterprises.models import Category, EnterprisePage
from enterprises.models.querysets import EnterpriseQuerySet

MOST_NAMED = 5


class EnterpriseFilterSet(PageListingViewSet.filterset_class):
    """What editors narrow the list of profiles by."""

    freshness = ChoiceFilter(
        label=_("Freshness"),
        choices=[
            ("never", _("Never confirmed")),
            ("paused", _("Paused")),
            ("closed", _("Has left the directory")),
        ],
        method="by_freshness",
    )

    class Meta:
        model = EnterprisePage
        fields = ["municipality", "legal_form", "joint_bids"]

    def by_freshness(self, pages: EnterpriseQuerySet, name: str, value: str) -> EnterpriseQuerySet:
        """Keep the profiles in one state of their lives."""
        left = pages.filter(live=False).exclude(closed_on=None)
        return {
            "never": pages.filter(confirmed_on=None),
            "paused": pages.exclude(paused_on=None).exclude(pk__in=left.values("pk")),
            "closed": left,
        }[value]


class EnterpriseListingViewSet(PageListingViewSet):
    """The list of profiles: where they are and when they were last confirmed."""

    model = EnterprisePage
    icon = "group"
    menu_label = _("Enterprises")
    menu_order = 150
    add_to_admin_menu = True
    filterset_class = EnterpriseFilterSet
    columns = [
        *PageListingViewSet.columns,
        Column("municipality", label=_("Municipality"), sort_key="municipality__name"),
        BooleanColumn("joint_bids", label=_("Joint bids")),
        Column("confirmed_on", label=_("Confirmed"), sort_key="confirmed_on"),
        Column("paused_on", label=_("Paused"), sort_key="paused_on"),
    ]


class CategoryIndexView(IndexView):
    """The list of categories, in the order of their tree."""

    def get_base_queryset(self):
        """Add how many profiles name each category, and follow the order of the tree."""
        rows = super().get_base_queryset().in_tree_order()
        return rows.annotate(profile_count=Count("enterprises__translation_key", distinct=True))


class CategoryViewSet(SnippetViewSet):
    """The list of categories."""

    model = Category
    copy_view_class = RowCopyView
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


register_snippet(CategoryViewSet)


@hooks.register("register_admin_viewset")
def add_list_of_profiles() -> EnterpriseListingViewSet:
    """Put a list of all profiles in the menu."""
    return EnterpriseListingViewSet("enterprises")


@hooks.register("before_delete_snippet")
def refuse_used_category(request: HttpRequest, instances: Iterable[object]) -> HttpResponse | None:
    """Refuse to delete a category that is used, with links to where it is."""
    is_used = False
    for row in instances:
        sentence = refusal(row) if isinstance(row, Category) else ""
        if sentence:
            is_used = True
            messages.error(request, sentence, buttons=_buttons(row))
    return redirect(Category.snippet_viewset.get_url_name("list")) if is_used else None


@hooks.register("before_bulk_action")
def refuse_used_categories(
    request: HttpRequest, action_type: str, objects: Iterable[object], action: object
) -> HttpResponse | None:
    """Refuse to delete categories many at a time, if any of them is used."""
    return refuse_used_category(request, objects) if action_type == "delete" else None


def _buttons(category: Category) -> list:
    return [
        messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title)
        for page in profiles_using(category)[:MOST_NAMED]
    ]


def refusal(category: Category) -> str:
    """Return a sentence that says where a category is used, or nothing if it is not."""
    children = [row.label for row in category.children.all()]
    if children:
        return gettext(
            "%(category)s cannot be deleted: other categories are part of it (%(names)s)."
        ) % {
            "category": category,
            "names": _listed(children, len(children)),
        }
    profiles = profiles_using(category)
    count = len(profiles)
    if not count:
        return ""
    return ngettext(
        "%(category)s cannot be deleted: one enterprise uses it (%(names)s).",
        "%(category)s cannot be deleted: %(count)s enterprises use it (%(names)s).",
        count,
    ) % {
        "category": category,
        "count": count,
        "names": _listed([page.get_admin_display_title() for page in profiles], count),
    }


def profiles_using(category: Category) -> list[EnterprisePage]:
    """Return the profiles that name a category, in what is published or in their latest draft.

    A profile in two languages is one, in the site's own language.
    """
    pages = EnterprisePage.objects.filter(categories=category).select_related("locale")
    known = set(pages.values_list("pk", flat=True))
    drafts = [page for page in _edited().exclude(pk__in=known) if _names(page, category)]
    found = sorted([*pages, *drafts], key=lambda page: page.locale.is_default)
    one_each = {page.translation_key: page for page in found}
    return sorted(one_each.values(), key=lambda page: page.title)


def _edited() -> QuerySet:
    edited = EnterprisePage.objects.filter(has_unpublished_changes=True)
    return edited.exclude(latest_revision=None).select_related("latest_revision", "locale")


def _names(page: EnterprisePage, category: Category) -> bool:
    return category.pk in page.latest_revision.content.get("categories", [])


def _listed(names: list[str], count: int) -> str:
    more = count - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return (
        gettext("%(names)s and %(count)s more") % {"names": shown, "count": more}
        if more > 0
        else shown
    )
