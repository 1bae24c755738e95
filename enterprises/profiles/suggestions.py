"""What a reader may mean who has begun to type: a category, a municipality, an offer."""

from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale

from content.languages import ENGLISH
from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage, Offer
from headless.documents import Suggestion
from places.models import Municipality

MOST_OF_EACH = 3


def suggestions(begun: str, language: str) -> list[Suggestion]:
    """Return ways into the directory with a word that begins as what is typed."""
    index = EnterpriseIndexPage.objects.live().filter(locale__language_code=language).first()
    begun = " ".join(begun.split())
    if index is None or not index.url or not begun:
        return []
    locale = Locale.objects.get(language_code=language)
    return [
        *_categories(index, begun, locale),
        *_municipalities(index, begun, locale),
        *_offers(begun, locale),
    ]


def _categories(index: EnterpriseIndexPage, begun: str, locale: Locale) -> list[Suggestion]:
    name = "name_en" if locale.language_code == ENGLISH else "name_sv"
    used = EnterprisePage.objects.listed(locale).values("categories")
    rows = Category.objects.filter(Q(pk__in=used) | Q(children__in=used), _begins(name, begun))
    return [
        Suggestion(row.label, _("Category"), f"{index.url}?{urlencode({'category': row.slug})}")
        for row in rows.distinct().order_by(name)[:MOST_OF_EACH]
    ]


def _municipalities(index: EnterpriseIndexPage, begun: str, locale: Locale) -> list[Suggestion]:
    served = EnterprisePage.objects.listed(locale).values("municipalities")
    rows = Municipality.objects.filter(_begins("name", begun), pk__in=served)
    return [
        Suggestion(
            row.name, _("Municipality"), f"{index.url}?{urlencode({'municipality': row.code})}"
        )
        for row in rows.order_by("name")[:MOST_OF_EACH]
    ]


def _offers(begun: str, locale: Locale) -> list[Suggestion]:
    """Return what is sold under a name, the most common first: to the one or to all of them."""
    listed = EnterprisePage.objects.listed(locale)
    offers = Offer.objects.filter(_begins("name", begun), page__in=listed)
    return [_offer(row, offers) for row in _most_common(offers)]


def _most_common(offers: QuerySet) -> QuerySet:
    names = offers.values("name").annotate(count=Count("page", distinct=True))
    return names.order_by("-count", "name")[:MOST_OF_EACH]


def _offer(row: dict, offers: QuerySet) -> Suggestion:
    first = offers.filter(name=row["name"]).select_related("page__locale").order_by("pk").first()
    if row["count"] == 1:
        title = f"{row['name']}, {first.page.title}"
        return Suggestion(title, _("Product or service"), first.page.url or "/")
    index = first.page.get_parent()
    address = f"{index.url}?{urlencode({'q': row['name']})}"
    return Suggestion(row["name"], _("Product or service"), address)


def _begins(name: str, begun: str) -> Q:
    """Return what keeps rows with a word that begins so.

    In each way of writing it, as SQLite knows large and small letters only from A to Z.
    """
    ways = {begun, begun.lower(), begun.capitalize(), begun.title(), begun.upper()}
    found = Q()
    for way in sorted(ways):
        found |= Q(**{f"{name}__startswith": way}) | Q(**{f"{name}__contains": f" {way}"})
    return found
