"""The directory as a table: which profiles, what every row says, and the files."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from django.db.models import F, Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access import exports
from enterprises.directory.forms import Filters
from enterprises.directory.listing import Directory
from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage
from enterprises.models.public_fields import PublicField
from enterprises.models.querysets import EnterpriseQuerySet
from places.models import Municipality

Column = tuple[str, Any, Callable[[EnterprisePage], Any]]  # key in JSON, heading, value
AT_A_TIME = 250

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


def rows(pages: Iterable[EnterprisePage], columns: list[Column]) -> Iterator[dict[str, Any]]:
    """Yield what each profile says, by the key of each column."""
    return ({key: value(page) for key, _heading, value in columns} for page in pages)


def write_csv(file: BinaryIO, found: Iterable[dict[str, Any]], columns: list[Column]) -> None:
    """Write a table that Excel in Swedish opens as it is; no cell is a formula."""
    exports.write_csv(file, "", _headings(columns), _cells(found))


def write_xlsx(file: BinaryIO, found: Iterable[dict[str, Any]], columns: list[Column]) -> None:
    """Write a workbook in which every cell is text."""
    exports.write_xlsx(file, gettext("Enterprises"), _headings(columns), _cells(found))


def write_json(file: BinaryIO, found: Iterable[dict[str, Any]], columns: list[Column]) -> None:
    """Write a list of objects with the same keys in every language."""
    before = b"["
    for row in found:
        text = json.dumps(row, ensure_ascii=False, indent=1, default=str)
        file.write(before + b"\n" + text.encode())
        before = b","
    file.write(b"[]" if before == b"[" else b"\n]")


Write = Callable[[BinaryIO, Iterable[dict[str, Any]], list[Column]], None]
FORMATS: dict[str, tuple[str, Write]] = {
    "csv": (exports.FILES["csv"][0], write_csv),
    "xlsx": (exports.XLSX, write_xlsx),
    "json": ("application/json", write_json),
}


def _cells(found: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    return (list(row.values()) for row in found)


def _headings(columns: list[Column]) -> list[Any]:
    return [heading for _key, heading, _value in columns]


def chosen(index: EnterpriseIndexPage, filters: Filters) -> Iterator[EnterprisePage]:
    """Yield the profiles that fit some filters, by name."""
    return whole(Directory(filters, index.locale).matching(filters).by_name(), index)


def for_catalogue(
    index: EnterpriseIndexPage, municipality: Municipality | None
) -> Iterator[EnterprisePage]:
    """Yield the profiles that serve a municipality, or every listed one by its seat; by name."""
    pages = EnterprisePage.objects.listed(index.locale)
    if municipality:
        return whole(pages.serving([municipality.code]).by_name(), index)
    seat = F("municipality__name").asc(nulls_last=True)
    return whole(pages.order_by(seat, *pages.by_name().query.order_by), index)


def whole(pages: EnterpriseQuerySet, index: EnterpriseIndexPage) -> Iterator[EnterprisePage]:
    """Yield profiles with all that a row or a printed profile says, some hundreds at a time.

    Each has its whole address as `address_here`: asked for one by one it costs a query.
    """
    root = index.full_url
    found = (
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
    for page in found.iterator(chunk_size=AT_A_TIME):
        page.address_here = f"{root}{page.url_path.removeprefix(index.url_path)}"
        yield page
