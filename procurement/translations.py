"""Keeps what translated news does not translate in step with the Swedish news."""

from wagtail.models import Locale
from wagtail.signals import page_published

from procurement.models import NewsPage


def connect() -> None:
    """Listen to what is published."""
    page_published.connect(follow_source, sender=NewsPage, dispatch_uid="news_follows_source")


def follow_source(sender, instance: NewsPage, **kwargs) -> None:
    """Give translations the notices and tags of the Swedish news, whichever was published."""
    pages = instance.get_translations(inclusive=True).select_related("locale").specific()
    source = next((page for page in pages if page.locale == Locale.get_default()), None)
    if source is None:
        return
    notices, tags = list(source.notices.all()), list(source.tags.all())
    for page in pages:
        if page.pk != source.pk and not _agree(page, notices, tags):
            page.notices.set(notices)
            page.tags.set(tags)
            page.save()


def _agree(page: NewsPage, notices: list, tags: list) -> bool:
    return set(page.notices.all()) == set(notices) and set(page.tags.all()) == set(tags)
