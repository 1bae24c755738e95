"""What `wagtail start` gives, and the addresses of docs/reuse.md."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path
from django.utils.module_loading import import_string
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from headless.public_api import PublicAPI

api = PublicAPI(title="A bare project", urls_namespace="api-1")
api.add_router(settings.APP, import_string(f"{settings.APP}.api.router"))

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/v1/", api.urls),
    path("", include("access.urls")),
]
if find_spec(f"{settings.APP}.urls"):
    urlpatterns.append(path("", include(f"{settings.APP}.urls")))
urlpatterns.append(path("", include(wagtail_urls)))
