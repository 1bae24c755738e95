"""The page of the figures, and the same as a file for a spreadsheet."""

from typing import Any, BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from access.exports import FILES, write_csv
from headless.conditional import kept_file
from places.models import Municipality
from procurement.models import ProcurementIndexPage
from procurement.statistics.chart import WIDTH, charts
from procurement.statistics.figures import (
    UNKNOWN,
    WHOLE,
    Figures,
    by_year,
    read_figures,
    years_of,
)

HEADINGS = {
    "notices": _("Notices"),
    "reserved": _("Reserved notices"),
    "reserved_unknown": _("Not known whether reserved"),
    "social": _("With social conditions"),
    "fitting": _("An enterprise in the directory could deliver"),
    "awarded": _("Decided notices"),
    "won": _("Won by an enterprise in the directory"),
    "winner_unknown": _("Winner not known"),
    "with_value": _("With a known value"),
    "value": _("Known value, kronor"),
    "won_value": _("Known value won by the directory, kronor"),
}


def figures(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the figures year by year, as a chart and as tables."""
    rows = read_figures()
    names = place_names()
    years = years_of(rows)
    context = {
        "title": gettext("Procurement in figures"),
        "index": index,
        "headings": list(HEADINGS.values()),
        "years": [(row.year, _cells(row)) for row in years],
        "places": [
            (year, [(names[row.code], _cells(row)) for row in found if row.code != WHOLE])
            for year, found in by_year(rows).items()
        ],
        "charts": charts(years),
        "width": WIDTH,
        "file_url": index.subroute_url("figures_file"),
    }
    return index.render(
        request, context_overrides=context, template="procurement/statistics/figures.html"
    )


def file(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponseBase:
    """Answer with the figures as a file that a spreadsheet opens."""

    def make(made: BinaryIO) -> None:
        names = place_names()
        headings = [gettext("Year"), gettext("Municipality"), *map(str, HEADINGS.values())]
        rows = [[row.year, names[row.code], *_cells(row)] for row in read_figures()]
        write_csv(made, "", headings, rows)

    content_type = FILES["csv"][0]
    response = kept_file(request, f"procurement figures {index.pk}", make, content_type)
    name = gettext("procurement-in-figures")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def place_names() -> dict[str, str]:
    """Return what each row of a year is called, by the code of its municipality."""
    names = dict(Municipality.objects.values_list("code", "name"))
    return {WHOLE: gettext("Whole county"), UNKNOWN: gettext("No municipality named"), **names}


def _cells(row: Figures) -> list[Any]:
    return [getattr(row, name) for name in HEADINGS]
