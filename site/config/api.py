"""The public API, one router an app: see docs/decisions for why it is our own."""

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Schema
from pydantic import Field

from enterprises.api import categories
from enterprises.api import router as enterprises
from enterprises.models import EnterprisePage
from enterprises.profiles.schemas import EnterpriseRecord
from events.api import router as events
from events.calendar.schemas import EventRecord
from events.models import EventPage
from headless import drafts
from headless.docs import ReadableDocs
from headless.lists import as_json
from headless.public_api import PublicAPI
from headless.schemas import Record
from home.api import resolving
from home.api import router as pages
from home.schemas import KINDS, SitePageRecord
from places.api import router as municipalities
from procurement.api import news, notices
from procurement.glossary.api import glossary
from procurement.models import NewsPage, Notice
from procurement.notice_schemas import NoticeRecord
from procurement.pipeline.api import router as coming
from procurement.purchase_routes.api import router as purchase_routes
from procurement.schemas import NewsRecord
from search.api import router as searching
from search.changes_api import router as changes

api = PublicAPI(
    title="Sociala företag i Örebro län",
    version="1.0.0",
    description="Everything public on the platform, in Swedish and English, for anyone to read.",
    urls_namespace="api-1",
    docs=ReadableDocs(),
    servers=[{"url": settings.SITE_URL}],
)
ROUTERS = {
    "enterprises": enterprises,
    "events": events,
    "news": news,
    "notices": notices,
    "glossary": glossary,
    "coming": coming,
    "purchase-routes": purchase_routes,
    "pages": pages,
    "resolve": resolving,
    "categories": categories,
    "municipalities": municipalities,
    "search": searching,
    "changes": changes,
    "preview": drafts.router,
}
for name, router in ROUTERS.items():
    api.add_router(name, router)

DRAFTS: dict[type[Model], tuple[str, type[Record]]] = {
    EnterprisePage: ("enterprise", EnterpriseRecord),
    EventPage: ("event", EventRecord),
    NewsPage: ("news", NewsRecord),
    Notice: ("notice", NoticeRecord),
    **{model: (kind, SitePageRecord) for model, kind in KINDS.items()},
}
drafts.records.update(DRAFTS)


class Index(Schema):
    """Where everything is."""

    title: str = Field(description="The name of the API.")
    version: str = Field(description="Its version.")
    docs: str = Field(description="The documentation, for people.")
    openapi: str = Field(description="The OpenAPI 3.1 document, for programs.")
    addresses: dict[str, str] = Field(description="The address of each kind of record.")


@api.get("", response=Index, summary="See where everything is", tags=["index"])
def get_index(request: HttpRequest) -> HttpResponse:
    """See the addresses of the lists and of the documentation."""
    root = request.build_absolute_uri(reverse("api-1:get_index"))
    return as_json(
        {
            "title": api.title,
            "version": api.version,
            "docs": f"{root}docs",
            "openapi": f"{root}openapi.json",
            "addresses": {name: f"{root}{name}" for name in ROUTERS},
        }
    )
