"""The addresses of the site: ours, the admin, the API, and then the pages."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as document_urls

from config import health, media, robots
from config.api import api
from headless.public_api import missing
from home.private_collections import collection_urlpatterns
from home.sitemaps import sitemap

handler404 = "content.pagination.not_found"
handler500 = "config.health.handler500"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/logout/", require_POST(LogoutView.as_view())),  # Wagtail's own obeys a link too
    path("admin/collections/", include(collection_urlpatterns)),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/v1/", api.urls),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots.robots),
    path("favicon.ico", robots.favicon),
    path(".well-known/security.txt", robots.security),
    path("health/", health.process, name="health"),
    path("health/ready/", health.ready, name="health-ready"),
    re_path(r"^media/(?P<name>[\w./-]+)$", media.rendition),
    re_path(r"^originals/(?P<name>[\w./-]+)$", media.original),
    path("api/v1", RedirectView.as_view(pattern_name="api-1:get_index")),
]
if apps.is_installed("wagtail.api.v3"):
    from config.api_v3 import api_v3

    urlpatterns.append(path("api/v3-preview/", api_v3.urls))
urlpatterns.append(re_path(r"^api(?:/.*)?$", missing))

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("home.feedback.urls")),
    path("", include("access.urls")),
    path("", include("procurement.subscriptions.addresses")),
    path("", include("events.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
