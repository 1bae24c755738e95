"""News about public procurement, and the notices of tenders."""

from procurement.models.decisions import NoticeDecision
from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot
from procurement.models.weights import FitSettings

__all__ = [
    "DiscussedNotice",
    "FitSettings",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeCode",
    "NoticeDecision",
    "NoticeLot",
    "ProcurementIndexPage",
]
