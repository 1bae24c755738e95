"""The files at the root that robots, browsers and those who find a security fault look for."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from headless.conditional import conditional

PLAIN = "text/plain; charset=utf-8"


@require_safe
@conditional
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: everything but the admin."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)


@require_safe
@conditional
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a security fault, as RFC 9116 asks; never out of date."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    expires += timedelta(days=180)  # the same all day, so that it can be kept
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: sv, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask without reading the page first to the icon."""
    return redirect(static("img/favicon.ico"))
