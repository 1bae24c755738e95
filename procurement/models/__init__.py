"""News about public procurement, the notices of tenders, and the words of the trade."""

from procurement.models.glossary import GlossaryTerm
from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot
from procurement.models.relations import RelatedPage

__all__ = [
    "DiscussedNotice",
    "GlossaryTerm",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeCode",
    "NoticeLot",
    "ProcurementIndexPage",
    "RelatedPage",
]
