"""News about public procurement, and the notices of tenders."""

from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot
from procurement.models.source_documents import SourceDocument
from procurement.models.sources import NoticeSource

__all__ = [
    "DiscussedNotice",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeCode",
    "NoticeLot",
    "NoticeSource",
    "ProcurementIndexPage",
    "SourceDocument",
]
