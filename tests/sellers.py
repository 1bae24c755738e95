"""Enterprises that sell something by a CPV code, and notices that somebody asks for."""

import datetime as dt

from django.utils import timezone

from enterprises.models import Offer, ReservationClaim
from tests.factories import make_enterprise, make_notice, municipality


def seller(directory, cpv="90911300", *, only_in=(), rules=(), **fields):
    """Publish an enterprise that sells something by a code."""
    page = make_enterprise(directory, **fields)
    offer = Offer(name="Fönsterputs", cpv=cpv, page=page, locale=page.locale)
    offer.municipalities = [municipality(name) for name in only_in]
    offer.save()
    for rule in rules:
        ReservationClaim.objects.create(page=page, rule=rule, locale=page.locale)
    return page


def notice(codes=("90910000",), **fields):
    """Publish an open notice."""
    soon = timezone.now() + dt.timedelta(days=20)
    return make_notice(codes=codes, **{"deadline_at": soon, "title_en": "Cleaning", **fields})
