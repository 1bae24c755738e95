"""News about public procurement, and the notices of tenders."""

from procurement.models.cpv import CpvName
from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice
from procurement.models.parts import NoticeAward, NoticeCode, NoticeLot
from procurement.models.subscriptions import NoticeChange, SentNotice, Subscription
from procurement.models.versions import NoticeVersion, ReceivedDocument, SourceWords

__all__ = [
    "CpvName",
    "DiscussedNotice",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeChange",
    "NoticeAward",
    "NoticeCode",
    "NoticeLot",
    "NoticeVersion",
    "ProcurementIndexPage",
    "SentNotice",
    "Subscription",
    "ReceivedDocument",
    "SourceWords",
]
