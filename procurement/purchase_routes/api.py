"""The ways to buy in the public API: the same answer as the page gives."""

from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from ninja import Query, Router
from pydantic import Field, WithJsonSchema
from wagtail.models import Locale

from headless.conditional import passing
from headless.identity import default_language, languages, locale_of, source_ids
from headless.lists import as_json
from headless.parameters import Day, OneOf, Parameters, Words
from headless.problems import ParameterFault, problem
from procurement.purchase_routes.forms import RouteForm
from procurement.purchase_routes.notes import disclaimer, notes, threshold_verdict, verdict
from procurement.purchase_routes.routes import Authority, Question, Route
from procurement.purchase_routes.schemas import (
    PurchaseRoute,
    told_limit,
    told_path,
    told_point,
    told_service,
)
from procurement.purchase_routes.suppliers import suppliers_of
from procurement.purchase_routes.vocabulary import DIVISIONS
from procurement.schemas import public_index

router = Router(tags=["purchase-routes"])
# What is written in the document; people are read more kindly, as on the page.
CODE = f"^(?:{'|'.join(sorted(DIVISIONS))})[0-9]{{6}}(?:-[0-9])?$"
AMOUNT = "^[1-9][0-9]{0,10}(?:[.][0-9]{1,2})?$"
Cpv = Annotated[str, WithJsonSchema({"type": "string", "pattern": CODE})]
Amount = Annotated[str, WithJsonSchema({"type": "string", "pattern": AMOUNT})]


class RouteParameters(Parameters):
    """What may be asked about a purchase."""

    locale: Annotated[str, OneOf(languages, "language")] = Field(
        default_factory=default_language, description="The language of the words."
    )
    cpv: Cpv = Field(
        description="What is bought, as a CPV code; `service` may stand in its place.",
        examples=["90911300"],
    )
    service: Words = Field(
        "",
        description="What is bought, in everyday words, where there is no `cpv`: refused when "
        "they fit several codes, which are then named.",
        examples=["catering"],
    )
    value: Amount = Field(description="For how much, in kronor without VAT.", examples=["900000"])
    authority: Authority = Field(Authority.SUB_CENTRAL, description="Who buys.")
    date: Day | None = Field(None, description="The day whose rules are asked for; today's.")

    @staticmethod
    def resolve_cpv(asked: dict[str, Any]) -> str:
        """Return the code, or the words in its place; the form says what is wrong with them."""
        return asked.get("cpv") or asked.get("service") or ""

    @staticmethod
    def resolve_value(asked: dict[str, Any]) -> str:
        """Return the amount as it was written; the form says what is wrong with it."""
        return asked.get("value") or ""


@router.get("", response=PurchaseRoute, summary="See how something may be bought")
def get_purchase_route(request: HttpRequest, asked: Query[RouteParameters]) -> HttpResponse:
    """See whether a purchase may be made directly, what there is to do, and who offers it.

    Guidance, not legal advice. The rules are those of the day asked for; what is not known is
    said to be unknown. Words are in the language asked for, codes are stable.
    """
    locale = locale_of(request, asked.locale)
    with translation.override(asked.locale):
        form = RouteForm(
            {
                "service": asked.cpv,
                "value": asked.value,
                "authority": asked.authority.value,
                "date": asked.date.isoformat() if asked.date else "",
            }
        )
        is_in_words = bool(asked.service) and not request.GET.get("cpv")
        faults = _faults(form, "service" if is_in_words else "cpv")
        if form.question is None:
            detail = " ".join(f"{fault.parameter}: {fault.detail}" for fault in faults)
            return problem(request, 400, detail, faults)
        told = _told(request, form.question, locale)
        whole = PurchaseRoute.model_validate(told, context={"request": request})
        return passing(as_json(whole.model_dump(mode="json")))


def _faults(form: RouteForm, service: str) -> list[ParameterFault]:
    """Return what is wrong with each parameter, in the language asked for."""
    names = {"service": service}
    found = [
        ParameterFault(parameter=names.get(name, name), detail=str(error))
        for name, errors in form.errors.items()
        for error in errors
    ]
    if form.choices:
        labels = ", ".join(each.label for each in form.choices)
        message = gettext("The words fit several services. Give the code of one: %(services)s.")
        found.append(ParameterFault(parameter=service, detail=message % {"services": labels}))
    return found


def _told(request: HttpRequest, question: Question, locale: Locale) -> dict[str, Any]:
    route = Route(question)
    return {
        "service": told_service(route),
        "value": float(question.value),
        "authority": question.authority.value,
        "date": question.day,
        "locale": locale.language_code,
        "direct_award": {
            **told_limit(route.direct_award, route.direct_limit, verdict(route)),
            "rules": route.verdict_rules,
        },
        "threshold": {
            **told_limit(route.reaches_threshold, route.threshold, threshold_verdict(route)),
            "rules": [route.threshold.rule] if route.threshold.rule else [],
        },
        "paths": [told_path(path) for path in route.paths],
        "reservations": [told_point(point) for point in route.reservations],
        "notes": [
            {"code": note.code, "words": note.words, "url": note.url or None}
            for note in notes(route)
        ],
        "enterprises": _suppliers(request, question, locale),
        "disclaimer": disclaimer(),
        "url": _address(request, question, locale.language_code),
    }


def _suppliers(request: HttpRequest, question: Question, locale: Locale) -> dict[str, Any]:
    suppliers = suppliers_of(question.service, locale)
    shown = suppliers.shown
    numbers = source_ids(shown)
    return {
        "count": suppliers.count,
        "is_only_like_it": suppliers.is_only_like_it,
        "items": [
            {
                "id": numbers[page.pk],
                "name": page.title,
                "url": page.get_full_url(request),
                "municipality": page.municipality.name if page.municipality else None,
                "reservations": [claim.rule for claim in page.reservation_claims.all()],
            }
            for page in shown
        ],
    }


def _address(request: HttpRequest, question: Question, language: str) -> str | None:
    index = public_index(request, language)
    if index is None:
        return None
    query = {
        "service": question.service.label,
        "value": f"{question.value.normalize():f}",
        "authority": question.authority.value,
        "date": question.day.isoformat(),
    }
    return f"{index.full_subroute_url('how_to_buy')}?{urlencode(query)}"
