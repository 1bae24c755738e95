"""Which profiles go into a file or the catalogue: the same as readers of the directory find."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.http import HttpRequest

from enterprises.directory import Directory
from enterprises.forms import DirectoryForm
from enterprises.models import Category, EnterprisePage
from enterprises.querysets import EnterpriseQuerySet
from places.models import Municipality

if TYPE_CHECKING:
    from enterprises.models import EnterpriseIndexPage


def chosen(index: "EnterpriseIndexPage", request: HttpRequest) -> list[EnterprisePage]:
    """Return the profiles that fit the filters in an address, by name."""
    form = DirectoryForm(
        request.GET,
        categories=list(Category.objects.in_tree_order()),
        municipalities=list(Municipality.objects.all()),
    )
    directory = Directory(form.filters, index.locale)
    return whole(directory.matching(form.filters).by_name(), request)


def for_catalogue(
    index: "EnterpriseIndexPage", municipality: Municipality | None, request: HttpRequest
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
