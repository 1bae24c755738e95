"""What the public API tells of pages, and of any public address."""

import datetime as dt
from typing import Any, Literal

from django.db.models import Model
from ninja import Schema
from pydantic import Field

from content.blocks import BodyBlock
from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from headless.body_schemas import stream_type
from headless.page_content import PageContent, page_content
from headless.pictures import LARGE, Picture, picture_of
from headless.schemas import PageRecord, Translation, translations
from home.models import (
    AccessibilityStatementPage,
    GuidePage,
    HomePage,
    PrivacyPage,
    ProjectPage,
)
from home.models.statement import Conformity, KnownFault
from procurement.models import ProcurementIndexPage

Kind = Literal[
    "home",
    "guide",
    "project",
    "privacy",
    "accessibility_statement",
    "directory",
    "calendar",
    "procurement",
]
KINDS: dict[type[Model], Kind] = {
    HomePage: "home",
    GuidePage: "guide",
    ProjectPage: "project",
    PrivacyPage: "privacy",
    AccessibilityStatementPage: "accessibility_statement",
    EnterpriseIndexPage: "directory",
    EventIndexPage: "calendar",
    ProcurementIndexPage: "procurement",
}
Target = Literal[Kind, "enterprise", "event", "news", "notice"]


class PageCard(PageRecord):
    """A page, as in a list."""

    type: Kind = Field(description="The kind of page.", examples=["guide"])
    picture: Picture | None = Field(description="Its picture, in the size of a card.")

    @staticmethod
    def resolve_type(page: Any) -> Kind:
        """Return the kind of page."""
        return KINDS[page.specific_class]

    @staticmethod
    def resolve_picture(page: Any) -> dict[str, Any] | None:
        """Return the picture as a card shows it."""
        return picture_of(page.picture_to_tell)


class Source(Schema):
    """A paragraph of law or another source."""

    title: str = Field(description="The source.")
    url: str | None = Field(description="Where to read it.")

    @staticmethod
    def resolve_url(row: Any) -> str | None:
        """Return the address, or nothing."""
        return row.url or None


class GuideFacts(Schema):
    """What a guide rests on."""

    checked_on: dt.date | None = Field(description="When its facts were last checked.")
    laws: list[Source] = Field(description="Its sources.")


class ProjectFacts(Schema):
    """What a project is for."""

    commissioner: str = Field(description="Who commissioned it.")
    starts_on: dt.date = Field(description="When it starts.")
    ends_on: dt.date | None = Field(description="When it ends.")
    goals: list[str] = Field(description="What it is to reach.")
    steering_group: list[str] = Field(description="Who steers it, as roles.")

    @staticmethod
    def resolve_goals(page: Any) -> list[str]:
        """Return the goals as plain texts."""
        return [str(block.value) for block in page.goals]

    @staticmethod
    def resolve_steering_group(page: Any) -> list[str]:
        """Return the roles as plain texts."""
        return [str(block.value) for block in page.steering_group]


class Fault(Schema):
    """Something that is not accessible."""

    description: str = Field(description="What is not accessible.")
    criterion: str = Field(description="The criterion it fails.", examples=["WCAG 1.4.3"])
    reason: KnownFault.Reason = Field(description="Why it remains.")
    mended_by: dt.date | None = Field(description="When it will be mended.")


class StatementFacts(Schema):
    """What the law asks of an accessibility statement."""

    actor: str = Field(description="Who is responsible.")
    service: str = Field(description="The service it is about.")
    conformity: Conformity = Field(description="How far the service meets the standard.")
    assessed_on: dt.date | None = Field(description="When it was assessed.")
    updated_on: dt.date | None = Field(description="When the statement was updated.")
    method: str = Field(description="How it was assessed.")
    faults: list[Fault] = Field(description="What is known not to be accessible.")


def _told(page: Any, context: dict[str, Any]) -> PageContent:
    return page_content(page, context, ["body"], [page.picture_id])


class SitePageRecord(PageCard):
    """A page, with everything that is public about it."""

    responsible: str = Field(description="The role or unit that answers for it.")
    body: stream_type(BodyBlock()) = Field(description="The text, as typed blocks.")
    guide: GuideFacts | None = Field(description="For a guide: what it rests on.")
    project: ProjectFacts | None = Field(description="For a project: what it is for.")
    statement: StatementFacts | None = Field(description="For an accessibility statement.")
    translations: list[Translation] = Field(description="The same in other languages.")

    @staticmethod
    def resolve_picture(page: Any, context: dict[str, Any]) -> dict[str, Any] | None:
        """Return the picture in the size of a page."""
        return _told(page, context).picture(page.picture_id, LARGE)

    @staticmethod
    def resolve_body(page: Any, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the text as typed blocks."""
        return _told(page, context).texts["body"]

    @staticmethod
    def resolve_guide(page: Any) -> Any:
        """Return the facts of a guide, or nothing."""
        return page if KINDS[page.specific_class] == "guide" else None

    @staticmethod
    def resolve_project(page: Any) -> Any:
        """Return the facts of a project, or nothing."""
        return page if KINDS[page.specific_class] == "project" else None

    @staticmethod
    def resolve_statement(page: Any) -> Any:
        """Return the facts of a statement, or nothing."""
        return page if KINDS[page.specific_class] == "accessibility_statement" else None

    @staticmethod
    def resolve_translations(page: Any, context: dict[str, Any]) -> list[Any]:
        """Return the other languages."""
        return translations(page, context)


class Resolved(Schema):
    """What is at a public address."""

    type: Target = Field(description="The kind of thing.", examples=["enterprise"])
    id: int = Field(description="Its id, the same in both languages.", examples=[42])
    locale: str = Field(description="The language of the address.", examples=["sv"])
    url: str = Field(description="The address in full.")
    api_url: str = Field(description="Where the API tells of it.")
    translations: list[Translation] = Field(description="The same in other languages.")
