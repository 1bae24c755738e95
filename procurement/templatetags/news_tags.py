"""What the pages of meetings and guides show of the news about them."""

from collections.abc import Iterable

from django import template
from wagtail.models import Page

from procurement.models import NewsPage

register = template.Library()
MOST = 5


@register.simple_tag
def news_about(page: Page) -> Iterable[NewsPage]:
    """Return the latest news about a page, in its language; what is in the archive too."""
    if not page.pk:
        return []
    return NewsPage.objects.listed(page.locale).about(page).latest_first()[:MOST]
