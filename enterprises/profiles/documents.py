"""What a profile may be found by in a full-text search."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import override
from wagtail.models import Locale

from enterprises.models import Category, EnterprisePage, FormerCategory
from enterprises.models.categories import cpv_names
from enterprises.models.querysets import EnterpriseQuerySet
from enterprises.profiles.suggestions import suggestions
from headless.documents import Document, DocumentSource, register
from headless.identity import source_ids

KIND = "enterprise"


def listed() -> EnterpriseQuerySet:
    """Return one page for each enterprise that is public in any language."""
    public = EnterprisePage.objects.live().public().filter(alias_of=None, paused_on=None)
    source = Locale.get_default()
    known = public.filter(locale=source).values("translation_key")
    return public.filter(Q(locale=source) | ~Q(translation_key__in=known))


def documents(page: EnterprisePage) -> Iterator[Document]:
    """Yield what the enterprise says in each language in which it is public."""
    family = EnterprisePage.objects.filter(translation_key=page.translation_key)
    public = family.live().public().filter(alias_of=None, paused_on=None)
    public = list(public.select_related("locale", "municipality"))
    numbers = source_ids(public)
    for member in public:
        yield _document(member, numbers[member.pk])


def _document(page: EnterprisePage, object_id: int) -> Document:
    categories = list(page.categories.select_related("parent").prefetch_related("codes"))
    parents = [category.parent for category in categories if category.parent]
    offers = list(page.offers.all())
    body = [page.purpose, *[offer.description for offer in offers]]
    body += page.body.stream_block.get_searchable_content(page.body)
    codes = {offer.cpv for offer in offers if offer.cpv}
    codes |= {row.code for category in categories for row in category.codes.all()}
    served = list(page.municipalities.all())
    return Document(
        kind=KIND,
        object_id=object_id,
        language=page.locale.language_code,
        title=page.title,
        url=page.full_url or "",
        modified_at=page.last_published_at or page.latest_revision_created_at,
        summary=page.summary,
        body="\n".join(text for text in body if text),
        names=[offer.name for offer in offers],
        keywords=[*_labels(categories + parents), *_places(page), *_numbers(page, codes)],
        municipalities=[row.code for row in served],
        categories=list(dict.fromkeys(category.slug for category in categories + parents)),
        cpv=sorted(codes),
        details=str(page.confirmed_on or ""),
    )


def _labels(categories: list[Category]) -> list[str]:
    return [name for row in dict.fromkeys(categories) for name in (row.name_sv, row.name_en)]


def _places(page: EnterprisePage) -> list[str]:
    seat = [page.municipality.name] if page.municipality else []
    return list(dict.fromkeys(seat + [row.name for row in page.municipalities.all()]))


def _numbers(page: EnterprisePage, codes: set[str]) -> list[str]:
    with override(page.locale.language_code):
        legal_form = page.get_legal_form_display()
    number = page.public_number
    names = [name for code in sorted(codes) for name in cpv_names().get(code, {}).values()]
    words = [legal_form, number, number.replace("-", ""), *sorted(codes), *names]
    return [word for word in words if word]


def _in_category(category: Category) -> EnterpriseQuerySet:
    return EnterprisePage.objects.in_categories([category.slug])


def _category_names() -> dict[str, str]:
    return {category.slug: category.label for category in Category.objects.all()}


register(
    DocumentSource(
        kind=KIND,
        model=EnterprisePage,
        listed=listed,
        documents=documents,
        affected={Category: _in_category},
        category_names=_category_names,
        renamed=FormerCategory.renamed,
        suggestions=suggestions,
    )
)
