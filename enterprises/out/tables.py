"""The directory as a table: what every row says, and the files it is written to."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import exports
from enterprises.models import EnterprisePage

Column = tuple[str, Any, Callable[[EnterprisePage], Any]]  # key in JSON, heading, value

COLUMNS: list[Column] = [
    ("name", _("Name"), lambda page: page.title),
    ("organisation_number", _("Organisation number"), lambda page: page.public_number),
    ("legal_form", _("Legal form"), lambda page: page.get_legal_form_display()),
    ("municipality", _("Seat"), lambda page: page.municipality.name if page.municipality else ""),
    ("municipalities", _("Serves"), lambda page: [row.name for row in page.municipalities.all()]),
    ("categories", _("Categories"), lambda page: [row.label for row in page.categories.all()]),
    ("offers", _("Goods and services"), lambda page: [row.name for row in page.offers.all()]),
    ("summary", _("In short"), lambda page: page.summary),
    ("purpose", _("Social purpose"), lambda page: page.purpose),
    ("email", _("E-mail"), lambda page: page.email),
    ("phone", _("Phone"), lambda page: page.phone),
    ("website", _("Website"), lambda page: page.safe_website),
    ("address", _("Address"), lambda page: page.address),
    ("opening_hours", _("Opening hours"), lambda page: page.opening_hours),
    ("joint_bids", _("Open to joint bids"), lambda page: page.joint_bids),
    (
        "reservations",
        _("Basis for reserved procurement"),
        lambda page: [row.get_rule_display() for row in page.reservation_claims.all()],
    ),
    ("confirmed_on", _("Details confirmed"), lambda page: page.confirmed_on),
    ("url", _("Profile"), lambda page: getattr(page, "address_here", "") or page.full_url),
]


def rows(pages: Iterable[EnterprisePage], columns: list[Column]) -> list[dict[str, Any]]:
    """Return what each profile says, by the key of each column."""
    return [{key: value(page) for key, _heading, value in columns} for page in pages]


def as_csv(found: list[dict[str, Any]], columns: list[Column]) -> bytes:
    """Return a table that Excel in Swedish opens as it is; no cell is a formula."""
    return exports.as_csv("", _headings(columns), [list(row.values()) for row in found])


def as_xlsx(found: list[dict[str, Any]], columns: list[Column]) -> bytes:
    """Return a workbook in which every cell is text."""
    title = gettext("Enterprises")
    return exports.as_xlsx(title, _headings(columns), [list(row.values()) for row in found])


def as_json(found: list[dict[str, Any]], columns: list[Column]) -> bytes:
    """Return a list of objects with the same keys in every language."""
    return json.dumps(found, ensure_ascii=False, indent=1, default=str).encode()


FORMATS: dict[str, tuple[str, Callable[[list, list[Column]], bytes]]] = {
    "csv": (exports.FILES["csv"][0], as_csv),
    "xlsx": (exports.XLSX, as_xlsx),
    "json": ("application/json", as_json),
}


def _headings(columns: list[Column]) -> list[Any]:
    return [heading for _key, heading, _value in columns]
