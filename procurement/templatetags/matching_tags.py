"""What pages of notices and of enterprises show of what fits."""

from typing import Any

from django import template

from enterprises.models import ContactPerson, EnterpriseIndexPage, EnterprisePage
from procurement.matching.cards import capable, fitting
from procurement.matching.choices import frequency_of
from procurement.matching.forms import FrequencyForm
from procurement.models import Notice, ProcurementIndexPage

register = template.Library()


@register.simple_tag(takes_context=True)
def capable_enterprises(
    context: template.Context, notice: Notice, index: ProcurementIndexPage | None
) -> dict[str, Any] | None:
    """Return the enterprises that could deliver what a notice asks for."""
    return capable(context.get("request"), notice, index or None)


@register.simple_tag
def fitting_notices(
    page: EnterprisePage, directory: EnterpriseIndexPage | None = None
) -> dict[str, Any] | None:
    """Return the notices that fit an enterprise, in the language of the page that asks."""
    return fitting(page, directory.locale if directory else None)


@register.simple_tag
def fitting_mails(contact: ContactPerson) -> FrequencyForm:
    """Return the form in which a contact person chooses how often fitting notices come by mail."""
    return FrequencyForm(initial={"frequency": frequency_of(contact.email)})


@register.simple_tag
def fits_you_url(index: ProcurementIndexPage) -> str:
    """Return where a contact person finds everything that fits."""
    return index.subroute_url("fits_you")
