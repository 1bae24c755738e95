"""What the public API tells of enterprises and their categories."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from content.blocks import BodyBlock
from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage
from enterprises.models.enums import Criterion, LegalForm, ReservationRule, Support
from enterprises.reserved.passport import Line, Passport
from headless import versions
from headless.body_schemas import stream_type
from headless.page_content import PageContent, page_content
from headless.pictures import CARD, LARGE, Picture, picture_of
from headless.request_cache import once
from headless.schemas import PageRecord, Record, Translation, translations
from places.schemas import Place


class CategoryLink(Schema):
    """A category, as other records name it."""

    slug: str = Field(description="Its short name, the same for ever.", examples=["mat"])
    name: str = Field(description="Its name in the language asked for.")

    @staticmethod
    def resolve_name(row: Category) -> str:
        """Return the name in the language asked for."""
        return row.label


class CategoryRecord(Record):
    """A category of goods or services."""

    name: str = Field(description="Its name in the language asked for.")
    parent: str | None = Field(description="The slug of the category it is part of.")
    cpv: list[str] = Field(description="The CPV codes it covers.", examples=[["55300000"]])

    @staticmethod
    def resolve_name(row: Category) -> str:
        """Return the name in the language asked for."""
        return row.label

    @staticmethod
    def resolve_parent(row: Category) -> str | None:
        """Return the slug of the category above."""
        return row.parent.slug if row.parent else None

    @staticmethod
    def resolve_cpv(row: Category) -> list[str]:
        """Return the codes."""
        return [code.code for code in row.codes.all()]

    @staticmethod
    def resolve_url(row: Category, context: dict[str, Any]) -> str | None:
        """Return the directory, filtered by the category."""
        directory = directory_address(context["request"])
        return f"{directory}?category={row.slug}" if directory else None

    @staticmethod
    def resolve_locale(row: Category) -> str | None:
        """Return the language that was asked for."""
        return get_language()

    @staticmethod
    def resolve_modified_at(row: Category, context: dict[str, Any]) -> dt.datetime:
        """Return when any public content last changed: rows do not keep their own time."""
        return versions.last_change(context["request"])


def directory_address(request: HttpRequest) -> str | None:
    """Return the address of the directory in the active language."""
    index = once(request, "directory", lambda: EnterpriseIndexPage.objects.listed().first())
    return index and index.get_full_url(request)


class Offer(Schema):
    """Something that an enterprise sells."""

    name: str = Field(description="What it is.")
    description: str = Field(description="More about it.")
    cpv: str | None = Field(description="Its CPV code.", examples=["90910000"])
    price_note: str = Field(description="About the price.")
    municipalities: list[Place] = Field(description="Only in these; empty: everywhere served.")

    @staticmethod
    def resolve_cpv(row: Any) -> str | None:
        """Return the code, or nothing."""
        return row.cpv or None


class Contact(Schema):
    """How to reach the organisation: never a private person."""

    email: str | None = Field(description="E-mail of the organisation.")
    phone: str | None = Field(description="Phone.")
    address: str | None = Field(description="Visiting address.")
    website: str | None = Field(description="Website.")
    opening_hours: str | None = Field(description="Opening hours.")


class Supported(Schema):
    """One criterion, and how it is supported on the day of the answer."""

    criterion: Criterion = Field(description="The criterion.")
    label: str = Field(description="The criterion in words; the name of a certificate.")
    is_condition: bool = Field(description="Whether the law asks for it.")
    support: Support = Field(description="What has expired is only stated.")
    statement: str = Field(description="What the enterprise says of it.")
    checked_on: dt.date | None = Field(description="When a reviewer of the site checked it.")
    valid_until: dt.date | None = Field(description="After this day it is only stated.")
    link: str | None = Field(description="The register where anyone can look.")


class Claim(Schema):
    """The enterprise's own statement that a contract may be reserved for such as it."""

    rule: ReservationRule = Field(description="The rule of the Public Procurement Act.")
    label: str = Field(description="The rule in words.")
    statement: str = Field(description="What the enterprise says.")
    stated_on: dt.date | None = Field(description="When it said so.")
    criteria: list[Supported] = Field(
        description="What the rule asks for, and how each is supported."
    )

    @staticmethod
    def resolve_label(row: Any) -> str:
        """Return the rule in words."""
        return row.get_rule_display()

    @staticmethod
    def resolve_criteria(row: Any) -> list[Line]:
        """Return the criteria of the rule."""
        return Passport(row.page).criteria(row.rule)


class EnterpriseCard(PageRecord):
    """An enterprise, as in a list."""

    picture: Picture | None = Field(description="Its picture, in the size of a card.")
    categories: list[CategoryLink] = Field(description="What it sells.")
    municipality: Place | None = Field(description="Where it has its seat.")
    municipalities: list[Place] = Field(description="The municipalities it serves.")
    legal_form: LegalForm | None = Field(description="Its legal form.")
    joint_bids: bool = Field(description="Whether it would like to bid together with others.")
    confirmed_on: dt.date | None = Field(description="When it last confirmed its details.")

    @staticmethod
    def resolve_picture(page: EnterprisePage) -> dict[str, Any] | None:
        """Return the picture as a card shows it."""
        return picture_of(page.picture)

    @staticmethod
    def resolve_legal_form(page: EnterprisePage) -> str | None:
        """Return the legal form, or nothing."""
        return page.legal_form or None


def _content(page: EnterprisePage, context: dict[str, Any]) -> PageContent:
    pictures = [page.picture_id, page.logo_id, *(row.image_id for row in page.pictures.all())]
    return page_content(page, context, ["body"], pictures)


class EnterpriseRecord(EnterpriseCard):
    """An enterprise, with everything that is public about it."""

    organisation_number: str | None = Field(
        description="The organisation number.", examples=["556036-0793"]
    )
    paused_on: dt.date | None = Field(
        description="Since when it is in no list, until it confirms its details."
    )
    purpose: str = Field(description="What good it does, and for whom.")
    offers: list[Offer] = Field(description="What it sells.")
    body: stream_type(BodyBlock()) = Field(description="More about it, as typed blocks.")
    logo: Picture | None = Field(description="Its logo.")
    pictures: list[Picture] = Field(description="More pictures.")
    contact: Contact = Field(description="How to reach it.")
    reservations: list[Claim] = Field(description="What it says about reserved contracts.")
    evidence: list[Supported] = Field(
        description="Criteria of work integration (ASF), restricted dividends and certificates."
    )
    translations: list[Translation] = Field(description="The same in other languages.")

    @staticmethod
    def resolve_organisation_number(page: EnterprisePage) -> str | None:
        """Return the number, unless it could be the identity number of a person."""
        number = page.public_number
        # An organisation's third digit is at least 2; a person's is the month's first.
        return number if number[2:3] >= "2" else None

    @staticmethod
    def resolve_picture(page: EnterprisePage, context: dict[str, Any]) -> dict[str, Any] | None:
        """Return the picture in the size of a page."""
        return _content(page, context).picture(page.picture_id, LARGE)

    @staticmethod
    def resolve_body(page: EnterprisePage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the body as typed blocks."""
        return _content(page, context).texts["body"]

    @staticmethod
    def resolve_logo(page: EnterprisePage, context: dict[str, Any]) -> dict[str, Any] | None:
        """Return the logo."""
        return _content(page, context).picture(page.logo_id, CARD)

    @staticmethod
    def resolve_pictures(page: EnterprisePage, context: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the pictures that are open to all."""
        told = _content(page, context)
        found = [told.picture(row.image_id, LARGE, row.alt_text) for row in page.pictures.all()]
        return [picture for picture in found if picture]

    @staticmethod
    def resolve_contact(page: EnterprisePage) -> dict[str, str | None]:
        """Return the public contact, with nothing for what is empty."""
        told = {name: getattr(page, name) or None for name in Contact.model_fields}
        return {**told, "website": page.safe_website or None}

    @staticmethod
    def resolve_reservations(page: EnterprisePage) -> list[Any]:
        """Return the claims."""
        return list(page.reservation_claims.all())

    @staticmethod
    def resolve_evidence(page: EnterprisePage) -> list[Line]:
        """Return what belongs to no rule of reservation."""
        return Passport(page).lines

    @staticmethod
    def resolve_translations(page: EnterprisePage, context: dict[str, Any]) -> list[Any]:
        """Return the other languages."""
        return translations(page, context)
