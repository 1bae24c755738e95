"""The lists of contact persons, claims and corrections in the admin, and their menu."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from enterprises.contacts import admin
from enterprises.enquiries import admin_views, permissions
from enterprises.models import ContactPerson, Correction, ProfileClaim
from enterprises.profiles.permissions import may_review


def counted(component: Any, models: Iterable[type[Model]]) -> Any:
    """Put after the label how many rows of some models wait, when any does."""
    waiting = sum(model.objects.filter(state="waiting").count() for model in models)
    if waiting:
        named = {"name": component.label, "count": waiting}
        component.label = now_("%(name)s (%(count)s)") % named
    return component


def _enterprise(viewset: str) -> TitleColumn:
    """Return the column with the name of the enterprise, which leads to the row."""
    return TitleColumn(
        "page__title",
        label=_("Enterprise"),
        accessor="page.title",
        url_name=f"{viewset}:edit",
    )


class CountingMenuItem(MenuItem):
    """A way to what waits, with how many there are; for reviewers only."""

    model: type[ProfileClaim | Correction] | None = None

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user reviews."""
        return may_review(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """Put the number after the name, when something waits."""
        models = [self.model] if self.model else []
        return counted(super().render_component(request), models)


class PrivateViewSet(ModelViewSet):
    """A list of private rows: no history, no copies, and in no index of what refers to what."""

    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = ["page__title"]  # never by address: what is searched for stands in the log
    search_backend_name = None
    list_per_page = 50

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """Return the item that counts."""
        counts = None if self.model is ContactPerson else self.model
        return type("PrivateMenuItem", (CountingMenuItem,), {"model": counts})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the history and the usage."""
        found = super().get_common_view_kwargs(**kwargs)
        return {**found, "history_url_name": None, "usage_url_name": None}

    def get_permissions_to_register(self) -> QuerySet:
        """Offer no permissions of their own: the one for reviewing decides."""
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out the addresses that are not used."""
        unused = {"history", "history_results", "usage"}
        return [each for each in super().get_urlpatterns() if each.name not in unused]


class ContactViewSet(PrivateViewSet):
    """The contact persons of all profiles."""

    model = ContactPerson
    name = "enterprises_contactperson"
    menu_label = _("Contact persons")
    menu_name = "contact-persons"
    icon = "user"
    index_view_class = admin.ContactIndexView
    add_view_class = admin.AddContactView
    edit_view_class = admin.EditContactView
    delete_view_class = admin.RemoveContactView
    list_display = [
        _enterprise("enterprises_contactperson"),
        Column("name", label=_("Name")),
        Column("email", label=_("E-mail")),
        DateColumn("bounced_at", label=_("Mail sent back")),
        DateColumn("added_at", label=_("Added")),
    ]
    filterset_class = admin.ContactFilterSet

    def get_form_class(self, for_update: bool = False) -> type:
        """Let the profile be chosen for a new person only."""
        return admin.ContactForm if for_update else admin.NewContactForm


class WaitingViewSet(PrivateViewSet):
    """Rows on which somebody decides, what waits first."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list and the page of one row: nobody adds or deletes them here."""
        kept = {"index", "index_results", "edit"}
        return [each for each in super().get_urlpatterns() if each.name in kept]


class WaitingIndexView(generic.IndexView):
    """The list, the latest first, with the profiles."""

    table_classname = "listing listing-stacked"

    def get_base_queryset(self) -> Any:
        """Bring the profiles along."""
        return super().get_base_queryset().select_related("page")


class ClaimViewSet(WaitingViewSet):
    """The claims of profiles."""

    model = ProfileClaim
    name = "enterprises_profileclaim"
    menu_label = _("Claims")
    menu_name = "profile-claims"
    icon = "key"
    index_view_class = WaitingIndexView
    edit_view_class = admin_views.ClaimView
    form_fields = ["state"]
    list_display = [
        _enterprise("enterprises_profileclaim"),
        Column("get_state_display", label=_("State")),
        DateColumn("made_at", label=_("Made")),
        DateColumn("decided_at", label=_("Decided")),
    ]
    list_filter = ["state"]


class CorrectionViewSet(WaitingViewSet):
    """The corrections that readers have suggested."""

    model = Correction
    name = "enterprises_correction"
    menu_label = _("Corrections")
    menu_name = "corrections"
    icon = "edit"
    index_view_class = WaitingIndexView
    edit_view_class = admin_views.CorrectionView
    form_fields = ["state"]
    list_display = [
        _enterprise("enterprises_correction"),
        Column("get_kind_display", label=_("What it is about")),
        Column("get_state_display", label=_("State")),
        DateColumn("made_at", label=_("Made")),
    ]
    list_filter = ["state", "kind"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the question before a profile is taken away."""
        view = self.construct_view(admin_views.TakeDownView)
        return [*super().get_urlpatterns(), path("take-down/<int:pk>/", view, name="take_down")]


class CountingSubmenu(SubmenuMenuItem):
    """The menu of what comes from outside, with how much of it waits."""

    def render_component(self, request: HttpRequest) -> Any:
        """Put the number after the name, when something waits."""
        return counted(super().render_component(request), [ProfileClaim, Correction])


class FromOutsideGroup(ViewSetGroup):
    """What comes from outside and waits for a reviewer, in one place of the menu."""

    items = (ContactViewSet, ClaimViewSet, CorrectionViewSet)
    menu_label = _("Contacts")
    menu_name = "from-enterprises"
    menu_icon = "mail"
    menu_order = 160

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        """Return the menu that counts."""
        return CountingSubmenu(
            self.menu_label,
            Menu(items=self.get_submenu_items()),
            name=self.menu_name,
            icon_name=self.menu_icon,
            order=self.get_menu_item_order(order),
        )


permissions.register()


@hooks.register("register_admin_viewset")
def add_lists() -> FromOutsideGroup:
    """Put the lists in the menu of reviewers."""
    return FromOutsideGroup()


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Name in the history of a profile what a reviewer did because of a correction."""
    actions.register_action(
        "enterprises.take_down", _("Take away the profile"), _("Profile taken away")
    )
    actions.register_action("enterprises.pause", _("Pause the profile"), _("Profile paused"))
