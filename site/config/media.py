"""The addresses of uploaded pictures: renditions for all, originals for their editors."""

from pathlib import PurePosixPath

from django.core.files.storage import Storage, storages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import CollectionViewRestriction
from wagtail.permissions import policy_registry

from access.responses import private

TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
YEAR = 365 * 24 * 3600


@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """Answer with a picture in the size that a page shows it in.

    A picture of a private collection is shown to those whom the collection admits, and kept in
    no shared cache; to all others it does not exist.
    """
    is_open = True
    if CollectionViewRestriction.objects.exists():
        renditions = get_image_model().get_rendition_model().objects
        picture = get_object_or_404(
            renditions.select_related("image__collection"), file=name
        ).image
        restrictions = picture.collection.get_view_restrictions()
        is_open = not restrictions
        if not is_open and not _may_see(request, picture, restrictions):
            raise Http404
    response = _file(storages["renditions"], name)
    if not is_open:
        return private(response)
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@require_safe
def original(request: HttpRequest, name: str) -> FileResponse:
    """Answer with a picture as it was uploaded, to those who may choose it in the admin."""
    picture = get_object_or_404(get_image_model(), file=name)
    if not _may_choose(request, picture):
        raise Http404
    return private(_file(storages["default"], name))


def _may_choose(request: HttpRequest, picture: AbstractImage) -> bool:
    actions = ["choose", "change", "add"]
    policy = policy_registry.get_by_type(get_image_model())
    return policy.user_has_any_permission_for_instance(request.user, actions, picture)


def _may_see(request: HttpRequest, picture: AbstractImage, restrictions: QuerySet) -> bool:
    return _may_choose(request, picture) or all(
        restriction.accept_request(request) for restriction in restrictions
    )


def _file(storage: Storage, name: str) -> FileResponse:
    content_type = TYPES.get(PurePosixPath(name).suffix.lower())
    if content_type is None or not storage.exists(name):
        raise Http404
    response = FileResponse(storage.open(name), content_type=content_type)
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
