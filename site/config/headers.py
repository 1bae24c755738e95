"""Middleware that sets what every answer says about itself, and reads what a proxy says."""

from collections.abc import Callable

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

from config import policies

Handler = Callable[[HttpRequest], HttpResponseBase]


class ProxyMiddleware:
    """Reads the visitor's address as the outermost trusted proxy saw it.

    Only as many entries as there are proxies of ours count, from the right: what a visitor
    writes in the header himself stands to the left of them.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Replace the proxy's address by the visitor's."""
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.TRUSTED_PROXIES <= len(seen) and (
            address := seen[-settings.TRUSTED_PROXIES].strip()
        ):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


TEXTS = ("text/html", "text/csv", "application/json")


class CompressionMiddleware(GZipMiddleware):
    """Compresses pages and data; other files are small, or were compressed beforehand."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress all but files that are no text."""
        is_text = response.get("Content-Type", "").startswith(TEXTS)
        if response.streaming and not is_text:
            return response
        return super().process_response(request, response)


class PolicyMiddleware:
    """Adds the permissions policy, and gives the admin a content policy of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.site = get_response
        self.admin = csp_replace(policies.ADMIN)(get_response)
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer under the policy of the address."""
        is_admin = request.path.startswith(self.admin_path)
        response = (self.admin if is_admin else self.site)(request)
        response.headers.setdefault("Permissions-Policy", policies.PERMISSIONS)
        return response
