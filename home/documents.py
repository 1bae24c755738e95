"""What guides, projects, indexes and the site's own pages may be found by in a search."""

from collections.abc import Iterator
from functools import partial

from wagtail.models import Page
from wagtail.query import PageQuerySet

from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from headless.documents import Document, DocumentSource, register
from headless.identity import source_ids
from home.models import (
    AccessibilityStatementPage,
    GuidePage,
    PrivacyPage,
    ProjectPage,
)
from procurement.models import ProcurementIndexPage

KIND = "page"
MODELS: list[type[Page]] = [
    GuidePage,
    ProjectPage,
    PrivacyPage,
    AccessibilityStatementPage,
    EnterpriseIndexPage,
    EventIndexPage,
    ProcurementIndexPage,
]


def register_documents() -> None:
    """Tell the search where the documents of the site's pages come from."""
    for model in MODELS:
        register(DocumentSource(KIND, model, partial(listed, model), documents))


def listed(model: type[Page]) -> PageQuerySet:
    """Return every page of a type that the public may find, in every language."""
    return model.objects.live().public().filter(alias_of=None).select_related("locale")


def documents(page: Page) -> Iterator[Document]:
    """Yield what the page says in each language in which it is public."""
    members = list(listed(type(page)).filter(translation_key=page.translation_key))
    numbers = source_ids(members)
    for member in members:
        yield _document(member, numbers[member.pk])


def _document(page: Page, object_id: int) -> Document:
    return Document(
        kind=KIND,
        object_id=object_id,
        language=page.locale.language_code,
        title=page.title,
        url=page.full_url or "",
        modified_at=page.last_published_at or page.latest_revision_created_at,
        summary=page.summary,
        body="\n".join(_texts(page)),
    )


def _texts(page: Page) -> list[str]:
    texts = list(page.body.stream_block.get_searchable_content(page.body))
    if isinstance(page, GuidePage):
        texts += [source.title for source in page.laws.all()]
    if isinstance(page, ProjectPage):
        texts += [page.commissioner, *(str(goal.value) for goal in page.goals)]
    if isinstance(page, AccessibilityStatementPage):
        texts += [page.method, *(fault.description for fault in page.faults.all())]
    return [text for text in texts if text]
