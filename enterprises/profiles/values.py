"""A profile as plain values: what forms fill in, drafts store and reviewers compare.

`Values` is JSON: each of the page's `public_fields` by its name, and `{"categories": [slug],
"offers": [{"name", "description", "price_note", "cpv"}], "municipality": code or "",
"municipalities": [code], "claims": [{"rule", "statement"}], "asf": [criterion],
"certificates": [{"title", "link", "valid_until": ISO day or ""}], "logo": image id or None,
"photos": [{"image": id, "alt_text": str}] (the first is the picture of cards)}`.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date
from wagtail.images import get_image_model

from enterprises.models import (
    Category,
    EnterprisePage,
    EnterprisePicture,
    Evidence,
    Offer,
    ReservationClaim,
)
from enterprises.models.enums import Criterion, Support
from enterprises.reserved.rules import ASF
from places.models import Municipality

Values = dict[str, Any]

OFFER = ["name", "description", "price_note", "cpv"]
CERTIFICATE = ["title", "link", "valid_until"]
ORDERLESS = {"categories", "municipalities"}
NOT_ASKED_AT_FIRST = {"claims", "asf", "certificates"}  # the form for new profiles is short


def value_names() -> list[str]:
    """Return the names of all values, in the order of a profile."""
    return [*[field.name for field in EnterprisePage.public_fields], *_writers]


def as_json(value: Any) -> Any:
    """Return what a field of a page or a form holds as JSON can hold it, a day as its date."""
    return str(value) if isinstance(value, dt.date | Decimal) else value


def photos_without_alt_text(values: Values, base: Values | None = None) -> list[int]:
    """Return the photos that nobody has described, leaving out those that were there before."""
    before = {each["image"] for each in (base or {}).get("photos") or []}
    photos = values.get("photos") or []
    return [
        each["image"] for each in photos if not each["alt_text"] and each["image"] not in before
    ]


def blank() -> Values:
    """Return the values of a profile that says nothing yet."""
    return read_values(EnterprisePage())


def read_values(page: EnterprisePage) -> Values:
    """Return what a profile says."""
    values: Values = {
        field.name: as_json(getattr(page, field.name)) for field in EnterprisePage.public_fields
    }
    is_new = not page.pk
    values["categories"] = [] if is_new else [row.slug for row in page.categories.all()]
    values["municipalities"] = [] if is_new else [row.code for row in page.municipalities.all()]
    values["municipality"] = page.municipality.code if page.municipality else ""
    values["offers"] = [{name: getattr(row, name) for name in OFFER} for row in page.offers.all()]
    values["claims"] = [
        {"rule": row.rule, "statement": row.statement} for row in page.reservation_claims.all()
    ]
    evidence = list(page.evidence.all())
    stated = {row.criterion for row in evidence}
    values["asf"] = [str(each) for each in ASF if each in stated]
    values["certificates"] = [
        {
            "title": row.title,
            "link": row.link,
            "valid_until": row.valid_until.isoformat() if row.valid_until else "",
        }
        for row in evidence
        if row.criterion == Criterion.CERTIFICATE
    ]
    values["logo"] = page.logo_id
    values["photos"] = _photos(page)
    return values


def write_values(page: EnterprisePage, values: Values, names: Iterable[str] | None = None) -> None:
    """Give a profile some of the values, all of them if `names` is left out; saves nothing."""
    for name in value_names() if names is None else names:
        if name in values:
            _writers.get(name, _write_plain)(page, name, values[name])


def names_for_new_profile(values: Values) -> list[str]:
    """Return the names that a new profile speaks of: what it was not asked for stays as it was."""
    names = value_names()
    return [name for name in names if name not in NOT_ASKED_AT_FIRST or values.get(name)]


def changed(before: Values, after: Values) -> list[str]:
    """Return the names of what differs, in the order of a profile."""
    empty = blank()
    return [
        name
        for name in value_names()
        if name in after and after[name] != before.get(name, empty[name])
    ]


def is_same(name: str, one: Any, other: Any) -> bool:
    """Return whether two values differ in nothing but an order or line ends without meaning."""
    is_empty = not one and not other
    return is_empty or _normalised(name, one) == _normalised(name, other)


def picture_ids(values: Values) -> list[int]:
    """Return the pictures that the values name."""
    photos = [each["image"] for each in values.get("photos") or []]
    return [number for number in [values.get("logo"), *photos] if number]


def _normalised(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, dict):
        return {key: _normalised(key, each) for key, each in value.items() if each != ""}
    if isinstance(value, list):
        bare = [_normalised("", each) for each in value]
        return sorted(bare) if name in ORDERLESS else bare
    return value


def _photos(page: EnterprisePage) -> list[dict[str, Any]]:
    first = (
        [{"image": page.picture_id, "alt_text": page.picture.description}] if page.picture else []
    )
    more = [
        {"image": row.image_id, "alt_text": row.alt_text}
        for row in page.pictures.all()
        if row.image_id != page.picture_id
    ]
    return first + more


def _write_plain(page: EnterprisePage, name: str, value: Any) -> None:
    setattr(page, name, page._meta.get_field(name).to_python(value))


def _write_categories(page: EnterprisePage, name: str, slugs: list[str]) -> None:
    page.categories = list(Category.objects.filter(slug__in=slugs))


def _write_municipality(page: EnterprisePage, name: str, code: str) -> None:
    page.municipality = Municipality.objects.filter(code=code).first()


def _write_municipalities(page: EnterprisePage, name: str, codes: list[str]) -> None:
    page.municipalities = list(Municipality.objects.filter(code__in=codes))


def _write_offers(page: EnterprisePage, name: str, value: list[dict[str, str]]) -> None:
    """Keep the row of an offer that keeps its name, so that its translation stays with it."""
    known = {offer.name: offer for offer in page.offers.all()}
    offers = []
    for place, each in enumerate(value):
        offer = known.pop(each["name"], None) or Offer(locale_id=page.locale_id)
        for field in OFFER:
            setattr(offer, field, each.get(field, ""))
        offer.sort_order = place
        offers.append(offer)
    page.offers = offers


def _write_claims(page: EnterprisePage, name: str, value: list[dict[str, str]]) -> None:
    known = {row.rule: row for row in page.reservation_claims.all()}
    rows = []
    for place, each in enumerate(value):
        row = known.pop(each["rule"], None) or ReservationClaim(
            rule=each["rule"], locale_id=page.locale_id
        )
        row.statement, row.sort_order = each.get("statement", ""), place
        rows.append(row)
    page.reservation_claims = rows


def _write_asf(page: EnterprisePage, name: str, value: list[str]) -> None:
    """Keep what is stated already, with its support; add the rest as the enterprise's word."""
    rows = [row for row in page.evidence.all() if row.criterion not in ASF]
    known = {row.criterion: row for row in page.evidence.all()}
    stated = [
        known.get(each) or Evidence(criterion=each, locale_id=page.locale_id)
        for each in ASF
        if each in value
    ]
    _write_evidence(page, [*rows, *stated])


def _write_certificates(page: EnterprisePage, name: str, value: list[dict[str, str]]) -> None:
    """Keep the support of a certificate of which nothing is changed."""
    kind = Criterion.CERTIFICATE
    rows = [row for row in page.evidence.all() if row.criterion != kind]
    known = {row.title: row for row in page.evidence.all() if row.criterion == kind}
    for each in value:
        row = known.pop(each["title"], None) or Evidence(
            criterion=kind, title=each["title"], locale_id=page.locale_id
        )
        until = parse_date(each["valid_until"])
        if (row.link, row.valid_until) != (each["link"], until):
            row.link, row.valid_until = each["link"], until
            row.support, row.checked_on, row.checked_by = Support.STATED, None, None
        rows.append(row)
    _write_evidence(page, rows)


def _write_evidence(page: EnterprisePage, rows: list[Evidence]) -> None:
    for place, row in enumerate(rows):
        row.sort_order = place
    page.evidence = rows


def _write_logo(page: EnterprisePage, name: str, image: int | None) -> None:
    page.logo = get_image_model().objects.filter(pk=image).first() if image else None


def _write_photos(page: EnterprisePage, name: str, value: list[dict[str, Any]]) -> None:
    images = get_image_model().objects.in_bulk([each["image"] for each in value])
    there = [
        (images[each["image"]], each["alt_text"]) for each in value if each["image"] in images
    ]
    page.picture = there[0][0] if there else None
    known = {row.image_id: row for row in page.pictures.all()}
    rows = []
    for place, (image, alt_text) in enumerate(there[1:]):
        row = known.pop(image.pk, None) or EnterprisePicture(image=image, locale_id=page.locale_id)
        row.alt_text, row.sort_order = alt_text, place
        rows.append(row)
    page.pictures = rows


_writers = {
    "categories": _write_categories,
    "offers": _write_offers,
    "municipality": _write_municipality,
    "municipalities": _write_municipalities,
    "claims": _write_claims,
    "asf": _write_asf,
    "certificates": _write_certificates,
    "logo": _write_logo,
    "photos": _write_photos,
}
