"""News about public procurement, and the notices of tenders."""

from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot
from procurement.models.subscriptions import NoticeChange, SentNotice, Subscription

__all__ = [
    "DiscussedNotice",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeChange",
    "NoticeCode",
    "NoticeLot",
    "ProcurementIndexPage",
    "SentNotice",
    "Subscription",
]
