"""A profile as structured data for search engines."""

from django.http import HttpRequest

from access.phones import phones
from enterprises.models import EnterprisePage, Offer


def organisation(page: EnterprisePage, request: HttpRequest | None = None) -> dict:
    """Return a schema.org Organization without what the enterprise has not told."""
    served = [{"@type": "City", "name": row.name} for row in page.municipalities.all()]
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": page.title,
        "url": page.get_full_url(request),
        "description": page.summary,
        "email": page.email,
        "telephone": _telephone(page.phone),
        "sameAs": page.safe_website,
        "taxID": page.public_number,
        "address": _address(page),
        "areaServed": served,
        "makesOffer": [_offer(offer) for offer in page.offers.all()],
    }
    return {key: value for key, value in data.items() if value}


def _telephone(text: str) -> str | list[str]:
    """Return one number, or each of several, as machines read it; words when there is none."""
    found = [phone.international for phone in phones(text)]
    return found if len(found) > 1 else (found or [text])[0]


def _address(page: EnterprisePage) -> dict:
    if not (page.address or page.municipality):
        return {}
    address = {
        "@type": "PostalAddress",
        "streetAddress": page.address,
        "addressLocality": page.municipality.name if page.municipality else "",
        "addressCountry": "SE",
    }
    return {key: value for key, value in address.items() if value}


def _offer(offer: Offer) -> dict:
    service = {"@type": "Service", "name": offer.name}
    if offer.description:
        service["description"] = offer.description
    return {"@type": "Offer", "itemOffered": service}
