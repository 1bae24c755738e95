"""What follows from a change: translated news keeps in step, and the API counts it."""

from django.conf import settings
from django.db.models.signals import post_delete
from wagtail.models import Locale
from wagtail.signals import page_published, unpublished

from content.gone import remember, was_public
from headless import versions
from procurement.models import (
    BuyingRule,
    ExpiringContract,
    GlossaryTerm,
    NewsPage,
    Notice,
    NoticeCode,
    PipelineSettings,
    ProcurementIndexPage,
)


def connect() -> None:
    """Listen to what is published and saved."""
    page_published.connect(follow_source, sender=NewsPage, dispatch_uid="news_follows_source")
    for signal in (post_delete, unpublished):
        signal.connect(remember_address, sender=Notice, dispatch_uid="notice_gone")
    versions.watch(Notice)
    versions.watch(NoticeCode)
    versions.watch(GlossaryTerm)
    versions.watch(ExpiringContract)
    versions.watch_settings(PipelineSettings)
    versions.watch(BuyingRule)


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


def remember_address(sender, instance: Notice, signal, **kwargs) -> None:
    """Remember where a notice was that is no more, so that its address can say that it is gone."""
    if signal is post_delete and not was_public(instance):
        return
    for language, _name in settings.LANGUAGES:
        index = ProcurementIndexPage.in_language(language)
        if index:
            remember(index.notice_url(instance), index.get_site().pk)


def _agree(page: NewsPage, notices: list, tags: list) -> bool:
    return set(page.notices.all()) == set(notices) and set(page.tags.all()) == set(tags)
