"""Seeds the directory: profiles with offers, pictures and claims, in both languages."""

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from config.seeding.bodies import body
from config.seeding.naming import key_of
from config.seeding.pictures import logo, picture
from config.seeding.publishing import is_seeded, put, translate
from config.seeding.reading import in_language, records
from enterprises.models import (
    Category,
    EnterpriseIndexPage,
    EnterprisePage,
    EnterprisePicture,
    Offer,
    ReservationClaim,
)
from places.models import Municipality

KIND = "enterprises"
WORDS = ("email", "phone", "address", "website", "opening_hours", "legal_form", "joint_bids")


def seed_enterprises() -> int:
    """Add the profiles that are missing; return how many were added."""
    index = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    (marking,) = records("marking")
    missing = [record for record in records(KIND) if not is_seeded(KIND, record["slug"])]
    for record in missing:
        record["body"] = [*record.get("body", []), marking]
        state = record.get("state", "translated")
        live = state not in ("draft", "review")
        page = put(index, _page(record, index.locale), key=_key(record), publish=live)
        if state == "translated":
            translate(page, record)
        elif state == "review":
            page.get_workflow().start(page, None)
    return len(missing)


def _key(record: dict[str, Any]) -> tuple[str, str]:
    return KIND, record["slug"]


def _page(record: dict[str, Any], locale: Locale) -> EnterprisePage:
    written = in_language(record, "sv")
    page = EnterprisePage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        purpose=written["purpose"],
        body=body(written["body"], "/".join(_key(record))),
        picture=picture(written["draw"], written["alt"]),
        municipality=Municipality.objects.get(name=written["municipality"]),
        confirmed_on=timezone.localdate() - dt.timedelta(days=written["confirmed_days_ago"]),
        **{name: written[name] for name in WORDS if name in written},
    )
    if "logo" in written:
        page.logo = logo(written["title"], written["logo"])
    page.municipalities = Municipality.objects.filter(name__in=_served(written))
    page.categories = Category.objects.filter(slug__in=written["categories"])
    page.offers = [_offer(offer, locale, record, at) for at, offer in enumerate(written["offers"])]
    page.pictures = [_shown(page, written, locale, record)]
    page.reservation_claims = [
        _claim(claim, locale, record, at) for at, claim in enumerate(written.get("claims", []))
    ]
    return page


def _served(written: dict[str, Any]) -> list[str]:
    everywhere = [row.name for row in Municipality.objects.all()]
    return everywhere if written["serves"] == "all" else written["serves"]


def _child(locale: Locale, record: dict[str, Any], part: str) -> dict[str, Any]:
    key = key_of("/".join(_key(record)), part)
    return {"locale": locale, "translation_key": key}


def _offer(offer: dict[str, Any], locale: Locale, record: dict[str, Any], at: int) -> Offer:
    return Offer(
        name=offer["name"],
        description=offer["description"],
        price_note=offer.get("price", ""),
        cpv=offer["cpv"],
        sort_order=at,
        **_child(locale, record, f"offer/{at}"),
    )


def _shown(
    page: EnterprisePage, written: dict[str, Any], locale: Locale, record: dict[str, Any]
) -> EnterprisePicture:
    return EnterprisePicture(
        image=page.picture,
        alt_text=written["alt"],
        sort_order=0,
        **_child(locale, record, "picture"),
    )


def _claim(
    claim: dict[str, Any], locale: Locale, record: dict[str, Any], at: int
) -> ReservationClaim:
    return ReservationClaim(
        rule=claim["rule"],
        statement=claim["statement"],
        stated_on=timezone.localdate() - dt.timedelta(days=claim["stated_days_ago"]),
        sort_order=at,
        **_child(locale, record, f"claim/{at}"),
    )
