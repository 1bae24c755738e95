"""Generates profiles with offers, categories and municipalities."""

import datetime as dt

from django.utils import timezone

from config.seeding.bulk.batches import batches
from config.seeding.bulk.found import write_all
from config.seeding.bulk.tree import add_pages
from config.seeding.bulk.words import Made, enterprise
from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage, Offer
from enterprises.models.enums import LegalForm
from headless.documents import Document
from places.models import Municipality

SOURCE = f"enterprise:{EnterprisePage._meta.label}"
FORMS = [LegalForm.WORKER_COOPERATIVE, LegalForm.ASSOCIATION, LegalForm.LIMITED_SVB]


def add_enterprises(first: int, last: int) -> None:
    """Add the generated enterprises with these numbers."""
    index = EnterpriseIndexPage.objects.get(locale__language_code="sv")
    places = {row.name: row for row in Municipality.objects.all()}
    categories = {row.slug: row for row in Category.objects.all()}
    for numbers in batches(first, last):
        made = [enterprise(number) for number in numbers]
        pages = [_page(one, places[one.municipality]) for one in made]
        add_pages(index, pages)
        _connect(pages, made, places, categories)
        address = index.full_url
        write_all(
            SOURCE,
            [
                (page.pk, _document(page, one, address, places))
                for page, one in zip(pages, made, strict=True)
            ],
        )


def _page(made: Made, seat: Municipality) -> EnterprisePage:
    confirmed = timezone.localdate() - dt.timedelta(days=made.chance.randint(0, 400))
    return EnterprisePage(
        title=made.title,
        slug=made.slug,
        summary=made.summary,
        purpose=made.purpose,
        municipality=seat,
        legal_form=made.chance.choice(FORMS),
        email=f"{made.slug}@foretag.example",
        joint_bids=made.chance.random() < 0.4,
        confirmed_on=confirmed,
    )


def _connect(
    pages: list[EnterprisePage],
    made: list[Made],
    places: dict[str, Municipality],
    categories: dict[str, Category],
) -> None:
    served, filed = (
        EnterprisePage.municipalities.through,
        EnterprisePage.categories.through,
    )
    pairs = list(zip(pages, made, strict=True))
    served.objects.bulk_create(
        served(enterprisepage_id=page.pk, municipality_id=places[name].pk)
        for page, one in pairs
        for name in one.served
    )
    filed.objects.bulk_create(
        filed(enterprisepage_id=page.pk, category_id=categories[one.category].pk)
        for page, one in pairs
    )
    Offer.objects.bulk_create(
        Offer(page=page, name=name, cpv=code, sort_order=at, locale=page.locale)
        for page, one in pairs
        for at, (name, code) in enumerate(one.offers)
    )


def _document(
    page: EnterprisePage, made: Made, address: str, places: dict[str, Municipality]
) -> Document:
    return Document(
        kind="enterprise",
        object_id=page.pk,
        language="sv",
        title=page.title,
        url=f"{address}{page.slug}/",
        modified_at=page.last_published_at,
        summary=page.summary,
        body=page.purpose,
        names=[name for name, _code in made.offers],
        keywords=[made.municipality, *(code for _name, code in made.offers)],
        municipalities=[places[name].code for name in made.served],
        categories=[made.category],
        cpv=sorted({code for _name, code in made.offers}),
        details=str(page.confirmed_on or ""),
    )
