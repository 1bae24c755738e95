"""Links to the buying routes, from the pages of other apps."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from wagtail.models import Page

from content.languages import reader_language
from enterprises.models import EnterprisePage
from procurement.models import ProcurementIndexPage
from procurement.purchase_routes.vocabulary import Service
from procurement.schemas import public_index

register = template.Library()


@register.simple_tag(takes_context=True)
def how_to_buy_from(context: Context, enterprise: EnterprisePage) -> str:
    """Return where to see how to buy what an enterprise sells, or nothing without the page."""
    index = _index(context)
    if index is None:
        return ""
    code = next((offer.cpv for offer in enterprise.offers.all() if offer.cpv), "")
    query = f"?{urlencode({'service': Service(code).label})}" if code else ""
    return f"{index.how_to_buy_url}{query}"


@register.simple_tag(takes_context=True)
def how_to_buy_beside(context: Context, page: Page) -> str:
    """Return where to see how to buy, for a guide below the procurement page."""
    index = _index(context)
    is_below = bool(index and page.pk and page.is_descendant_of(index))
    return index.how_to_buy_url if index and is_below else ""


def _index(context: Context) -> ProcurementIndexPage | None:
    request = context.get("request")
    return public_index(request, reader_language()) if isinstance(request, HttpRequest) else None
