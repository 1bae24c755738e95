"""Collections that are not open to all: offered to nobody, and never around what pages show."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.collections import CollectionForm, CollectionViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views import collection_privacy, collections
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    ReferenceIndex,
    get_root_collection_id,
)
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.utils.urlpatterns import decorate_urlpatterns

from enterprises.pictures.actions import COLLECTION_NAME as WAITING

PUTTING_AND_CHOOSING = {"add", "choose"}


class OpenCollectionsPolicy(CollectionOwnershipPermissionPolicy):
    """Lets nobody put files into a private collection, or choose from one for a page."""

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Collection]:
        """Leave out the private collections where one is to be chosen."""
        found = super().collections_user_has_any_permission_for(user, actions)
        if set(actions) <= PUTTING_AND_CHOOSING:
            return found.exclude(pk__in=private_ids())
        return found

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Leave out what is in private collections where a file is to be chosen."""
        found = super().instances_user_has_any_permission_for(user, actions)
        if set(actions) <= PUTTING_AND_CHOOSING:
            return found.exclude(collection__in=private_ids())
        return found


def register_policy(stock: CollectionOwnershipPermissionPolicy) -> None:
    """Put the policy in the place of Wagtail's own for pictures, or for documents."""
    policy = OpenCollectionsPolicy(stock.model, stock.auth_model, stock.owner_field_name)
    register_permission_policy(stock.model, policy)


def private_ids() -> list[int]:
    """Return which collections are restricted, themselves or by one above."""
    restricted = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    tops = list(restricted)
    rows = Collection.objects.values_list("pk", "path") if tops else []
    return [pk for pk, place in rows if any(place.startswith(top) for top in tops)]


def shown_from(collection: Collection) -> QuerySet[Page]:
    """Return the published pages that show something of a collection or one below it."""
    inside = collection.get_descendants(inclusive=True)
    shown: set[str] = set()
    for model in (get_image_model(), get_document_model()):
        for file in model.objects.filter(collection__in=inside).only("pk").iterator():
            references = ReferenceIndex.get_references_to(file)
            shown.update(references.values_list("object_id", flat=True))
    return Page.objects.live().filter(pk__in=[key for key in shown if key.isdecimal()])


def reason_to_stay(collection: Collection) -> str:
    """Return why nothing may be changed about a collection, or nothing."""
    if collection.name == WAITING and collection.depth == 2:
        return _(
            "“%(name)s” stays as it is: pictures that nobody has approved are put there, and "
            "leave it when they are approved."
        ) % {"name": collection.name}
    return ""


def reason_to_be_open(collection: Collection) -> str:
    """Return why a collection cannot be private, or nothing."""
    if collection.pk == get_root_collection_id():
        return _("All collections lie below this one: it is open. Restrict one of them instead.")
    pages = list(shown_from(collection)[:3])
    if not pages:
        return ""
    titles = ", ".join(page.title for page in pages)
    return _(
        "Published pages show pictures or documents of “%(name)s”, for example %(titles)s. They "
        "would be broken. Move those files to another collection first."
    ) % {"name": collection.name, "titles": titles}


def set_privacy(request: HttpRequest, collection_id: int) -> HttpResponse:
    """Refuse to close a collection that pages show, or to open the one for what waits."""
    collection = get_object_or_404(Collection, pk=collection_id)
    chosen = request.POST.get("restriction_type", CollectionViewRestriction.NONE)
    reason = reason_to_stay(collection)
    if reason and request.method == "GET":
        return render_modal_workflow(
            request, "content/admin/stays_open.html", None, {"reason": reason}
        )
    if chosen != CollectionViewRestriction.NONE:
        reason = reason or reason_to_be_open(collection)
    if not reason:
        return collection_privacy.set_privacy(request, collection_id)
    form = CollectionViewRestrictionForm(request.POST)
    form.add_error("restriction_type", reason)
    address = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])
    context = {"action_url": address, "object": collection, "form": form}
    return render_modal_workflow(
        request,
        "wagtailadmin/shared/set_privacy.html",
        None,
        context,
        json_data={"step": "set_privacy"},
    )


class OpenCollectionForm(CollectionForm):
    """The name and the place of a collection, which is not hidden by moving it."""

    def clean_parent(self) -> Collection:
        """Refuse a private place for what pages show."""
        parent: Collection = super().clean_parent()
        if parent.pk in private_ids() and self.instance.pk:
            reason = reason_to_be_open(self.instance)
            if reason:
                raise forms.ValidationError(reason)
        return parent


class StaysMixin:
    """A view that changes a collection, but for the one that stays."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say why it stays."""
        collection = get_object_or_404(Collection, pk=kwargs["pk"])
        reason = reason_to_stay(collection) if request.method == "POST" else ""
        if reason:
            messages.error(request, reason)
            return redirect("wagtailadmin_collections:index")
        return super().dispatch(request, *args, **kwargs)


class EditView(StaysMixin, collections.Edit):
    """The name and the place of a collection."""

    form_class = OpenCollectionForm


class DeleteView(StaysMixin, collections.Delete):
    """The question before an empty collection is deleted."""


# Wagtail calls no hooks here: these stand before its own addresses, and are guarded like them.
collection_urlpatterns = decorate_urlpatterns(
    decorate_urlpatterns(
        [
            path("<int:collection_id>/privacy/", set_privacy),
            path("<int:pk>/", EditView.as_view()),
            path("<int:pk>/delete/", DeleteView.as_view()),
        ],
        require_admin_access,
    ),
    never_cache,
)
