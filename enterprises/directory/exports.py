"""The directory as a table: which profiles, what every row says, and the files."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import exports
from enterprises.directory.forms import DirectoryForm
from enterprises.directory.listing import Directory
from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage
from enterprises.models.public_fields import PublicField
from enterprises.models.querysets import EnterpriseQuerySet
from places.models import Municipality

Column = tuple[str, Any, Callable[[EnterprisePage], Any]]  # key in JSON, heading, value

# The order that spreadsheets out there count on: public fields by name, and the other columns.
KNOWN: list[Column | str] = [
    "title",
    "organisation_number",
    "legal_form",
    ("municipality", _("Seat"), lambda page: page.municipality.name if page.municipality else ""),
    ("municipalities", _("Serves"), lambda page: [row.name for row in page.municipalities.all()]),
    ("categories", _("Categories"), lambda page: [row.label for row in page.categories.all()]),
    ("offers", _("Goods and services"), lambda page: [row.name for row in page.offers.all()]),
    "summary",
    "purpose",
    "email",
    "phone",
    "website",
    "address",
    "opening_hours",
    "joint_bids",
]
LAST: list[Column] = [
    (
        "reservations",
        _("Basis for reserved procurement"),
        lambda page: [row.get_rule_display() for row in page.reservation_claims.all()],
    ),
    ("confirmed_on", _("Details confirmed"), lambda page: page.confirmed_on),
    ("url", _("Profile"), lambda page: getattr(page, "address_here", "") or page.full_url),
]


def columns() -> list[Column]:
    """Return the columns of the table; public fields without a place stand before the last."""
    public = {field.name: _column(field) for field in EnterprisePage.public_fields}
    known = [public.pop(each) if isinstance(each, str) else each for each in KNOWN]
    return [*known, *public.values(), *LAST]


def _column(field: PublicField) -> Column:
    of_model = EnterprisePage._meta.get_field(field.name)
    shown = field.shown or (f"get_{field.name}_display" if of_model.choices else field.name)

    def value(page: EnterprisePage) -> Any:
        found = getattr(page, shown)
        return found() if callable(found) else found

    return field.column, field.heading or capfirst(of_model.verbose_name), value


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


def chosen(index: EnterpriseIndexPage, request: HttpRequest) -> list[EnterprisePage]:
    """Return the profiles that fit the filters in an address, by name."""
    form = DirectoryForm(
        request.GET,
        categories=list(Category.objects.in_tree_order()),
        municipalities=list(Municipality.objects.all()),
    )
    directory = Directory(form.filters, index.locale)
    return whole(directory.matching(form.filters).by_name(), request)


def for_catalogue(
    index: EnterpriseIndexPage, municipality: Municipality | None, request: HttpRequest
) -> list[EnterprisePage]:
    """Return the profiles that serve a municipality, or every listed one by its seat; by name."""
    pages = EnterprisePage.objects.listed(index.locale)
    if municipality:
        return whole(pages.serving([municipality.code]).by_name(), request)
    return sorted(whole(pages.by_name(), request), key=_seat)


def whole(pages: EnterpriseQuerySet, request: HttpRequest) -> list[EnterprisePage]:
    """Return profiles with all that a row or a printed profile says, in a fixed number of queries.

    Each has its whole address as `address_here`: asked for one by one it costs a query.
    """
    found = list(
        pages.select_related("municipality", "locale")
        .defer_streamfields()
        .with_months_fresh()
        .prefetch_related(
            "municipalities",
            Prefetch("categories", Category.objects.select_related("parent")),
            "offers",
            "reservation_claims",
        )
    )
    for page in found:
        page.address_here = page.get_full_url(request)
    return found


def _seat(page: EnterprisePage) -> tuple[bool, str]:
    seat = page.municipality
    return (seat is None, seat.name if seat else "")
