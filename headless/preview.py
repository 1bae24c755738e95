"""Lets editors see a saved draft in a frontend elsewhere, by a signed token that opens only it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from wagtail.models import PreviewableMixin as Previewable
else:
    # Wagtail's mixin as a parent would push that of sub-routes behind `Page`.
    Previewable = object

MODE = "headless"
SALT = "headless.preview"


class HeadlessPreviewMixin(Previewable):
    """A page or row whose saved draft can also be shown by a frontend elsewhere.

    The mode appears when the setting `HEADLESS_PREVIEW_URL` names that frontend; Wagtail's own
    preview stays the first.
    """

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Add the frontend elsewhere, when there is one."""
        modes = [*super().preview_modes]
        if getattr(settings, "HEADLESS_PREVIEW_URL", ""):
            modes.append((MODE, _("In the other frontend (saved draft)")))
        return modes

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the link to the frontend elsewhere, or Wagtail's own preview."""
        if mode_name != MODE or not getattr(settings, "HEADLESS_PREVIEW_URL", ""):
            return super().serve_preview(request, mode_name)
        return TemplateResponse(request, "headless/preview.html", {"url": preview_url(self)})


def preview_url(draft: Any) -> str:
    """Return the address of the draft at the frontend elsewhere, nothing before it is saved."""
    if not draft.latest_revision_id:
        return ""
    query = urlencode({"token": token_for(draft.latest_revision_id)})
    joint = "&" if "?" in settings.HEADLESS_PREVIEW_URL else "?"
    return f"{settings.HEADLESS_PREVIEW_URL}{joint}{query}"


def token_for(revision_id: int) -> str:
    """Return a token that opens one saved draft for a while."""
    return signing.dumps(revision_id, salt=SALT, compress=True)
