"""News about public procurement, and the notices of tenders."""

from procurement.models.index import ProcurementIndexPage
from procurement.models.matching import (
    FittingMailChoice,
    FittingMailNotice,
    Frequency,
    Introduction,
    JointBidSettings,
)
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice, NoticeCode, NoticeLot

__all__ = [
    "DiscussedNotice",
    "FittingMailChoice",
    "FittingMailNotice",
    "Frequency",
    "Introduction",
    "JointBidSettings",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeCode",
    "NoticeLot",
    "ProcurementIndexPage",
]
