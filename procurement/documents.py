"""What the full-text search finds news and notices by."""

from collections.abc import Iterator

from django.utils import translation

from headless.documents import Document, DocumentSource, register
from headless.identity import source_ids
from procurement.models import NewsPage, Notice, NoticeCode, NoticeLot, ProcurementIndexPage
from procurement.models.cpv import names_of
from procurement.models.told import description_of
from procurement.querysets import NewsQuerySet, NoticeQuerySet


def register_documents() -> None:
    """Tell the search where the documents of news and notices come from."""
    register(DocumentSource("news", NewsPage, listed_news, news_documents))
    register(
        DocumentSource(
            "notice",
            Notice,
            listed_notices,
            notice_documents,
            affected={
                ProcurementIndexPage: lambda index: listed_notices(),
                NoticeCode: lambda code: [code.notice],
                NoticeLot: lambda lot: [lot.notice],
            },
        )
    )


def listed_news() -> NewsQuerySet:
    """Return every news item that the public may find, in every language."""
    return NewsPage.objects.live().public().filter(alias_of=None).select_related("locale")


def listed_notices() -> NoticeQuerySet:
    """Return every notice that the public may find."""
    return Notice.objects.listed().prefetch_related("municipalities", "codes", "lots")


def news_documents(news: NewsPage) -> Iterator[Document]:
    """Return the news as a document in its own language, if the public may find it."""
    if not listed_news().filter(pk=news.pk).exists():
        return
    body = NewsPage._meta.get_field("body").get_searchable_content(news.body)
    yield Document(
        kind="news",
        object_id=source_ids([news])[news.pk],
        language=news.locale.language_code,
        title=news.title,
        url=news.full_url or "",
        modified_at=news.changed_at,
        summary=news.summary,
        body="\n".join(body),
        keywords=[tag.name for tag in news.tags.all()],
    )


def notice_documents(notice: Notice) -> Iterator[Document]:
    """Return the notice as a document in each language that it is public in."""
    for language in notice.languages:
        index = ProcurementIndexPage.in_language(language)
        if index and not index.get_view_restrictions():
            with translation.override(language):
                yield _notice_document(notice, index)


def _notice_document(notice: Notice, index: ProcurementIndexPage) -> Document:
    lots = [text for lot in notice.lots.all() for text in (lot.heading, lot.text)]
    texts = [notice.fits, description_of(notice), *lots]
    places = list(notice.municipalities.all())
    codes = [code.code for code in notice.codes.all()]
    names = names_of(codes, index.locale.language_code)
    return Document(
        kind="notice",
        object_id=notice.pk,
        language=index.locale.language_code,
        title=notice.heading,
        url=index.full_notice_url(notice),
        modified_at=notice.modified_at,
        summary=notice.plain_summary,
        body="\n".join(text for text in texts if text),
        names=[name for name in (notice.buyer, notice.winner) if name],
        keywords=[*(place.name for place in places), *names.values()],
        municipalities=[place.code for place in places],
        cpv=codes,
        ends_at=notice.deadline_at,
    )
