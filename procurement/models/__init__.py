"""News about public procurement, and the notices of tenders."""

from procurement.models.buying_rules import BuyingRule, RuleCode
from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot

__all__ = [
    "BuyingRule",
    "DiscussedNotice",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeCode",
    "NoticeLot",
    "ProcurementIndexPage",
    "RuleCode",
]
