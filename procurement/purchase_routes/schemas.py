"""What the public API tells of the ways to buy: stable codes, and words in the language asked."""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from procurement.models import BuyingRule
from procurement.purchase_routes.limits import Limit
from procurement.purchase_routes.routes import Path, Point, Route

Said = Literal["yes", "no", "unknown"]
KNOWN = "yes, no, or unknown where we do not know."


class Rule(Schema):
    """What the law says, and where."""

    words: str = Field(description="In plain words.")
    conditions: list[str] = Field(description="Each condition, in plain words.")
    paragraph: str = Field(description="Where it stands.", examples=["LOU 19 a kap. 2 §"])
    source: str = Field(description="The name of the source.")
    source_url: str = Field(description="The address of the source.")
    valid_from: dt.date = Field(description="The first day that it holds.")
    valid_to: dt.date | None = Field(description="The last day; none: until something is said.")
    checked_on: dt.date | None = Field(
        description="When it was last checked against the source; none: never."
    )
    value: float | None = Field(description="The amount in kronor without VAT; none: unknown.")
    value_eur: float | None = Field(description="The amount in euro, if it is known.")

    @staticmethod
    def resolve_source(rule: BuyingRule) -> str:
        """Return the name of the source."""
        return rule.source_name


class LimitAnswer(Schema):
    """Whether a value keeps to a limit."""

    answer: Said = Field(description=KNOWN)
    limit: float | None = Field(description="The limit in kronor without VAT; none: unknown.")
    limit_eur: float | None = Field(description="The limit in euro, if it is known.")
    words: str = Field(description="The answer in plain words.")
    rules: list[Rule] = Field(description="The rules that settle it, as far as we know them.")


class PointAnswer(Schema):
    """One thing to do, or one way to reserve a contract."""

    code: str = Field(description="What it is, a stable code.", examples=["documentation"])
    label: str = Field(description="What it is called.")
    answer: Said = Field(description=KNOWN)
    rule: Rule | None = Field(description="The rule; none: not known for the day.")


class PathAnswer(Schema):
    """One way that the purchase can be made."""

    code: Literal["direct-award", "national", "annex-2", "eu"] = Field(description="Which way.")
    label: str = Field(description="What it is called.")
    law: Rule = Field(description="The law and the chapter that apply.")
    tasks: list[PointAnswer] = Field(description="What the buyer has to think of, in order.")


class ServiceAnswer(Schema):
    """What is bought."""

    cpv: str = Field(description="The CPV code.", examples=["90911300"])
    name: str | None = Field(description="Its name, if we know it.")
    nature: Literal["services", "works", "supplies"] = Field(description="What kind it is.")
    annex_2: Said = Field(description=f"Whether Annex 2 of the Act lists it: {KNOWN}")


class NoteAnswer(Schema):
    """What has to be known of the answer."""

    code: str = Field(description="A stable code.", examples=["amount-in-euro"])
    words: str = Field(description="In plain words.")
    url: str | None = Field(description="Where to look it up.")


class SupplierAnswer(Schema):
    """An enterprise that offers what is bought."""

    id: int = Field(description="Its id in `enterprises`.")
    name: str = Field(description="What it is called.")
    url: str | None = Field(description="Its public address.")
    municipality: str | None = Field(description="Where it is.")
    reservations: list[str] = Field(
        description="The rules on reserved contracts that it says it fits.",
        examples=[["lou-4-18"]],
    )


class SuppliersAnswer(Schema):
    """The enterprises of the directory that offer what is bought."""

    count: int = Field(description="How many there are.")
    is_only_like_it: bool = Field(description="Whether they only offer something like it.")
    items: list[SupplierAnswer] = Field(description="The first of them, by name.")


class PurchaseRoute(Schema):
    """Which lawful ways there are for a purchase. Guidance, not legal advice."""

    service: ServiceAnswer = Field(description="What is bought.")
    value: float = Field(description="For how much, in kronor without VAT.")
    authority: str = Field(description="Who buys.", examples=["sub-central"])
    date: dt.date = Field(description="The day whose rules these are.")
    locale: str = Field(description="The language of the words.")
    direct_award: LimitAnswer = Field(description="Whether it may be bought directly.")
    threshold: LimitAnswer = Field(
        description="Whether the EU threshold (for Annex 2: the threshold for it) is reached."
    )
    paths: list[PathAnswer] = Field(
        description="The ways that are open: several only where we do not know enough."
    )
    reservations: list[PointAnswer] = Field(description="Whether each may be used.")
    notes: list[NoteAnswer] = Field(description="What has to be known of the answer.")
    enterprises: SuppliersAnswer = Field(description="Who offers it.")
    disclaimer: str = Field(description="That this is no legal advice.")
    url: str | None = Field(description="The same on the page.")


def told_limit(answer: str, limit: Limit, words: str) -> dict[str, Any]:
    """Return what is told of a limit."""
    return {
        "answer": answer,
        "limit": _number(limit.value),
        "limit_eur": _number(limit.value_eur),
        "words": words,
    }


def told_path(path: Path) -> dict[str, Any]:
    """Return what is told of a way to buy."""
    return {
        "code": path.way.value,
        "label": str(path.way.label),
        "law": path.law,
        "tasks": [told_point(task) for task in path.tasks],
    }


def told_point(point: Point) -> dict[str, Any]:
    """Return what is told of one thing to do, or one way to reserve."""
    return {
        "code": str(point.code),
        "label": point.label,
        "answer": point.answer.value,
        "rule": point.rule,
    }


def told_service(route: Route) -> dict[str, Any]:
    """Return what is told of the service."""
    service = route.question.service
    return {
        "cpv": service.code,
        "name": service.name or None,
        "nature": service.nature,
        "annex_2": route.annex_2.value,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
