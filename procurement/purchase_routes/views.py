"""The page of the buying routes, and the note for the file."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from procurement.models import ProcurementIndexPage
from procurement.purchase_routes import blanks
from procurement.purchase_routes.forms import RouteForm
from procurement.purchase_routes.limits import Answer
from procurement.purchase_routes.notes import disclaimer, notes, verdict
from procurement.purchase_routes.routes import Authority, Question, Route
from procurement.purchase_routes.suppliers import suppliers_of
from procurement.purchase_routes.vocabulary import Service, names

ASKED = ("service", "value", "authority", "date")
EMPTY_ROWS = range(3)
LONGEST_QUERY = 1000


def how_to_buy(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Ask what is to be bought, and show which ways there are."""
    form = _form(request)
    context: dict[str, Any] = {
        "title": gettext("How to buy"),
        "description": gettext(
            "Say what you want to buy and for how much. You see whether you may buy directly, "
            "which rules apply, and which social enterprises offer it."
        ),
        "form": form,
        "known_services": names(),
        "alternates": _alternates(request.GET),
        "disclaimer": disclaimer(),
    }
    if form.is_bound:
        context["choices"] = [(each, _query(form, each)) for each in form.choices]
        if form.question:
            context |= _answer(index, form, form.question)
    template = "procurement/purchase_routes/how_to_buy.html"
    return index.render(request, context_overrides=context, template=template)


def note(index: ProcurementIndexPage, request: HttpRequest) -> HttpResponse:
    """Show a note for the file, to print and to fill in by hand."""
    form = _form(request)
    above = index.subroute_url("how_to_buy")
    if not form.is_bound or form.question is None:
        query = urlencode({name: form.data[name] for name in ASKED if form.data.get(name)})
        return redirect(f"{above}?{query[:LONGEST_QUERY]}" if "value" in form.data else above)
    context: dict[str, Any] = {
        "title": gettext("Note on a direct award"),
        "trail_below": [(gettext("How to buy"), above)],
        "alternates": _alternates(request.GET, "purchase_note"),
        "disclaimer": disclaimer(),
        "today": timezone.localdate(),
        "empty_rows": EMPTY_ROWS,
        "purchase_blanks": blanks.PURCHASE,
        "decision_blanks": blanks.DECISION,
        "back_url": f"{above}?{_query(form, form.question.service)}",
        **_answer(index, form, form.question),
    }
    template = "procurement/purchase_routes/note.html"
    response = index.render(request, context_overrides=context, template=template)
    response["X-Robots-Tag"] = "noindex"
    return response


def _form(request: HttpRequest) -> RouteForm:
    """Return the form with what was asked, also as the API names it; empty for who comes new."""
    data = request.GET.copy()
    if data.get("cpv") and not data.get("service"):
        data["service"] = data["cpv"]
    data.setdefault("authority", Authority.SUB_CENTRAL.value)
    return RouteForm(data if "value" in data else None, service=data.get("service", ""))


def _answer(index: ProcurementIndexPage, form: RouteForm, asked: Question) -> dict[str, Any]:
    route = Route(asked)
    query = _query(form, asked.service)
    open_ones = [point for point in route.reservations if point.answer != Answer.NO]
    return {
        "asked": asked,
        "route": route,
        "verdict": verdict(route),
        "notes": notes(route),
        "reservations": open_ones,
        "not_reserved": [each for each in route.reservations if each.answer == Answer.NO],
        "verdict_rules": route.verdict_rules,
        "is_sure": len(route.paths) == 1,
        "suppliers": suppliers_of(asked.service, index.locale),
        "note_url": f"{index.subroute_url('purchase_note')}?{query}",
    }


def _query(form: RouteForm, service: Service) -> str:
    """Return the question as it stands in an address, about one service."""
    query = QueryDict(mutable=True)
    query.update({name: form.data[name] for name in ASKED if form.data.get(name)})
    query["service"] = service.label
    return query.urlencode()


def _alternates(asked: QueryDict, name: str = "how_to_buy") -> dict[str, str]:
    pages = {code: ProcurementIndexPage.in_language(code) for code in ("sv", "en")}
    query = f"?{asked.urlencode()}" if asked else ""
    return {code: page.subroute_url(name) + query for code, page in pages.items() if page}
