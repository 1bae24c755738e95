"""What the public API tells of the notices of tenders."""

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from headless.modified import modified_at
from headless.schemas import LocalTime, Record
from places.schemas import Place
from procurement.enums import (
    InCounty,
    NoticeKind,
    Phase,
    Reserved,
    ReservedExecution,
    ReservedScope,
)
from procurement.models import Notice, NoticeAward, NoticeChange, NoticeLot
from procurement.models.cpv import names_of
from procurement.models.told import description_of, ted_url
from procurement.schemas import notice_address


class NoticeCard(Record):
    """A notice of a tender, as in a list."""

    title: str = Field(description="The title in the language asked for.")
    summary: str = Field(description="What it is about in plain words, by the editors.")
    buyer: str = Field(description="Who buys.", examples=["Exempelkommunen"])
    phase: Phase = Field(description="How far the procurement has come.")
    kind: NoticeKind | None = Field(
        description="What an editor typed in that no source announces; null for other notices."
    )
    published_on: dt.date | None = Field(description="When it was announced.")
    deadline_at: LocalTime | None = Field(description="The last moment for tenders.")
    expected_on: dt.date | None = Field(description="When a planned one is to be announced.")
    reserved: Reserved = Field(description="For whom participation is reserved.")
    municipalities: list[Place] = Field(description="Where the work is done.")
    cpv: list[str] = Field(description="Its CPV codes.", examples=[["90910000"]])

    @staticmethod
    def resolve_modified_at(notice: Notice) -> dt.datetime | None:
        """Return when the notice was changed, or its change became public."""
        return modified_at(notice, notice.modified_at)

    @staticmethod
    def resolve_url(notice: Notice, context: dict[str, Any]) -> str | None:
        """Return the address with its host."""
        return notice_address(notice, context["request"])

    @staticmethod
    def resolve_locale(notice: Notice) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_title(notice: Notice) -> str:
        """Return the title in the language asked for."""
        return notice.heading

    @staticmethod
    def resolve_summary(notice: Notice) -> str:
        """Return the plain words in the language asked for."""
        return notice.plain_summary

    @staticmethod
    def resolve_kind(notice: Notice) -> str | None:
        """Return the kind, or nothing."""
        return notice.kind or None

    @staticmethod
    def resolve_cpv(notice: Notice) -> list[str]:
        """Return the codes."""
        return [code.code for code in notice.codes.all()]


class Amount(Schema):
    """An amount of money."""

    amount: str = Field(description="The number.", examples=["1800000.00"])
    currency: str = Field(description="The currency, by ISO 4217.", examples=["SEK"])


class NamedCode(Schema):
    """A CPV code with its name."""

    code: str = Field(description="Eight digits.", examples=["90910000"])
    name: str = Field(description="Its name in the language asked for; empty where unknown.")


class Lot(Schema):
    """A part of a tender that can be bid for alone."""

    title: str = Field(description="Its title.")
    description: str = Field(description="What it is.")
    identity: str = Field(description="What the buyer's notice calls it.", examples=["LOT-0001"])
    deadline_at: LocalTime | None = Field(description="Its own last moment for tenders.")
    cpv: list[str] = Field(description="Its CPV codes.")
    value: Amount | None = Field(description="Its estimated value; null where unknown.")
    reserved: list[str] | None = Field(
        description="Codes of those it is reserved for; empty: not reserved; null: unknown."
    )
    nuts: list[str] = Field(description="Where its work is done, by NUTS.", examples=[["SE124"]])

    @staticmethod
    def resolve_title(lot: NoticeLot) -> str:
        """Return the title in the language asked for, where the buyer wrote it."""
        return lot.heading

    @staticmethod
    def resolve_description(lot: NoticeLot) -> str:
        """Return the description in the language asked for, where the buyer wrote it."""
        return lot.text

    @staticmethod
    def resolve_cpv(lot: NoticeLot) -> list[str]:
        """Return the codes."""
        return lot.codes

    @staticmethod
    def resolve_value(lot: NoticeLot) -> dict[str, str] | None:
        """Return the value, or nothing."""
        return amount(lot.value, lot.currency)


class Award(Schema):
    """What became of a lot."""

    lot: str = Field(description="The identity of the lot.")
    outcome: str = Field(
        description="selec-w: a winner; clos-nw: nobody won; open-nw: not decided; or unknown."
    )
    winner: str = Field(description="Who won; empty: nobody, or unknown.")
    organisation_number: str = Field(description="The winner's number; never that of a person.")
    value: Amount | None = Field(description="The value of the tender that won.")
    tenders_received: int | None = Field(description="How many tenders came in.")
    decided_on: dt.date | None = Field(description="When it was decided.")

    @staticmethod
    def resolve_value(award: NoticeAward) -> dict[str, str] | None:
        """Return the value, or nothing."""
        return amount(award.value, award.currency)


class Change(Schema):
    """A step in the history of a tender."""

    at: LocalTime = Field(description="When the buyer sent the notice.")
    kind: str = Field(description="What kind of step it is.", examples=["deadline"])
    words: str = Field(description="What happened, in words.")
    reason: str = Field(description="The buyer's reason, in the buyer's words.")

    @staticmethod
    def resolve_reason(change: NoticeChange) -> str:
        """Return the reason in the language asked for, else in the buyer's own."""
        return change.reason_in_words


def amount(value: Any, currency: str) -> dict[str, str] | None:
    """Return an amount as the API writes it, or nothing where it is unknown."""
    return None if value is None else {"amount": str(value), "currency": currency or "SEK"}


class NoticeRecord(NoticeCard):
    """A notice, with everything that is public about it."""

    fits: str = Field(description="Why it fits social enterprises, by the editors.")
    description: str = Field(description="The description by the buyer.")
    lots: list[Lot] = Field(description="Its parts.")
    winner: str | None = Field(description="Whom it was awarded to.")
    source_url: str | None = Field(description="The address of the notice at the buyer.")
    value: Amount | None = Field(description="The estimated value; null where unknown.")
    awarded_value: Amount | None = Field(description="The value of the whole award.")
    awards: list[Award] = Field(description="What became of it, lot by lot.")
    timeline: list[Change] = Field(description="What has changed, the oldest first.")
    cpv_names: list[NamedCode] = Field(description="Its CPV codes with their names.")
    in_county: InCounty = Field(description="Whether the work is done in the county.")
    nuts: list[str] = Field(description="Where the work is done, by NUTS.", examples=[["SE124"]])
    reserved_scope: ReservedScope = Field(description="How many of the lots are reserved.")
    reserved_execution: ReservedExecution | None = Field(
        description="Whether it has to be carried out in sheltered employment; null: unknown."
    )
    social_objectives: list[str] = Field(description="Its social aims, by the codes of eForms.")
    suits_smes: bool | None = Field(
        description="Whether it suits small enterprises; null: unknown."
    )
    nature: str | None = Field(description="services, works or supplies; null: unknown.")
    procedure_type: str | None = Field(description="The procedure, by the codes of eForms.")
    documents_url: str | None = Field(description="Where the documents are.")
    procedure_id: str | None = Field(description="The identity of the procurement (BT-04).")
    publication_number: str | None = Field(description="Its number in TED.")
    ted_url: str | None = Field(description="The notice in TED, whose facts are reused here.")
    is_changed: bool = Field(description="Whether what is shown changes an earlier notice.")
    source: str = Field(description="Where the facts come from: typed, eforms or ocds.")
    source_key: str | None = Field(description="The key of the notice that is shown.")

    @staticmethod
    def resolve_description(notice: Notice) -> str:
        """Return the buyer's words in the language asked for, where there are any."""
        return description_of(notice)

    @staticmethod
    def resolve_value(notice: Notice) -> dict[str, str] | None:
        """Return the estimated value, or nothing."""
        return amount(notice.value, notice.currency)

    @staticmethod
    def resolve_awarded_value(notice: Notice) -> dict[str, str] | None:
        """Return the value of the award, or nothing."""
        return amount(notice.awarded_value, notice.awarded_currency)

    @staticmethod
    def resolve_cpv_names(notice: Notice) -> list[dict[str, str]]:
        """Return the codes with their names in the language asked for."""
        codes = [code.code for code in notice.codes.all()]
        names = names_of(codes, get_language() or "")
        return [{"code": code, "name": names.get(code, "")} for code in codes]

    @staticmethod
    def resolve_ted_url(notice: Notice) -> str | None:
        """Return the address in TED, or nothing."""
        return ted_url(notice) or None

    @staticmethod
    def resolve_winner(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.winner or None

    @staticmethod
    def resolve_source_url(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.url or None

    @staticmethod
    def resolve_reserved_execution(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.reserved_execution or None

    @staticmethod
    def resolve_nature(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.nature or None

    @staticmethod
    def resolve_procedure_type(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.procedure_type or None

    @staticmethod
    def resolve_documents_url(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.documents_url or None

    @staticmethod
    def resolve_procedure_id(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.procedure_id or None

    @staticmethod
    def resolve_publication_number(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.publication_number or None

    @staticmethod
    def resolve_source_key(notice: Notice) -> str | None:
        """Return it, or nothing where it is unknown."""
        return notice.source_id or None
