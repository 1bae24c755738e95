"""The public API, one router an app: see docs/decisions for why it is our own."""

from django.conf import settings

from enterprises.api import categories
from enterprises.api import router as enterprises
from headless.publishing import PublicAPI
from places.api import router as municipalities

api = PublicAPI(
    title="Sociala företag i Örebro län",
    version="1.0.0",
    description="Everything public on the platform, in Swedish and English, for anyone to read.",
    urls_namespace="api-1",
    servers=[{"url": settings.SITE_URL}],
)
api.add_router("enterprises", enterprises)
api.add_router("categories", categories)
api.add_router("municipalities", municipalities)
