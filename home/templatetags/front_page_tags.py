"""What the front page shows of the apps below it."""

from collections.abc import Iterable

from django import template
from django.db.models import Count
from django.db.models.functions import Coalesce
from wagtail.models import Page

from enterprises.models import Category, EnterpriseIndexPage, EnterprisePage
from events.models import EventIndexPage, EventPage
from home.models import GuidePage
from procurement.models import NewsPage, Notice, ProcurementIndexPage

register = template.Library()


@register.simple_tag
def index_pages() -> dict[str, Page | None]:
    """Return the directory, the calendar and the procurement pages in the reader's language."""
    return {
        "directory": EnterpriseIndexPage.objects.listed().first(),
        "calendar": EventIndexPage.objects.listed().first(),
        "procurement": ProcurementIndexPage.objects.listed().first(),
    }


@register.simple_tag
def filled_categories() -> list[Category]:
    """Return the top categories that have enterprises, each with their number as `count`."""
    through = EnterprisePage.categories.through.objects
    listed = through.filter(enterprisepage__in=EnterprisePage.objects.listed())
    top = Coalesce("category__parent_id", "category_id")
    counts = dict(
        listed.annotate(top=top)
        .values_list("top")
        .annotate(count=Count("enterprisepage_id", distinct=True))
        .order_by("top")
    )
    categories = [each for each in Category.objects.filter(parent=None) if each.pk in counts]
    for category in categories:
        category.count = counts[category.pk]
    return categories


@register.simple_tag
def newest_enterprises(number: int) -> Iterable[EnterprisePage]:
    """Return the profiles that were published last."""
    return EnterprisePage.objects.listed().newest_first().for_cards()[:number]


@register.simple_tag
def next_events(number: int) -> Iterable[EventPage]:
    """Return the meetings that come next."""
    return EventPage.objects.listed().upcoming().with_places().with_seats_taken()[:number]


@register.simple_tag
def open_notices(procurement: ProcurementIndexPage, number: int) -> list[Notice]:
    """Return the notices that take tenders, the nearest deadline first, with their addresses."""
    return procurement.addressed(procurement.notices().open()[:number])


@register.simple_tag
def latest_news(number: int) -> Iterable[NewsPage]:
    """Return the latest news that is current."""
    return NewsPage.objects.listed().current().latest_first().select_related("picture")[:number]


@register.simple_tag
def guides_below(page: Page) -> Iterable[GuidePage]:
    """Return the guides that stand right below a page."""
    return GuidePage.objects.child_of(page).listed().order_by("path")


@register.simple_tag
def sections_of(body: Iterable) -> list:
    """Return the section headings of a body, for a list of its contents."""
    return [block.value for block in body if block.block_type == "heading" and is_section(block)]


def is_section(block) -> bool:
    """Say whether a heading block opens a section, not a part of one."""
    return block.value.get("level") != "3"
