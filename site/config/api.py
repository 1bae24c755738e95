"""The public API, one router an app: see docs/decisions for why it is our own."""

from django.conf import settings

from enterprises.api import categories
from enterprises.api import router as enterprises
from events.api import router as events
from headless.publishing import PublicAPI
from home.api import resolving
from home.api import router as pages
from places.api import router as municipalities
from procurement.api import news, notices

api = PublicAPI(
    title="Sociala företag i Örebro län",
    version="1.0.0",
    description="Everything public on the platform, in Swedish and English, for anyone to read.",
    urls_namespace="api-1",
    servers=[{"url": settings.SITE_URL}],
)
for name, router in {
    "enterprises": enterprises,
    "events": events,
    "news": news,
    "notices": notices,
    "pages": pages,
    "resolve": resolving,
    "categories": categories,
    "municipalities": municipalities,
}.items():
    api.add_router(name, router)
