"""News about public procurement, and the notices of tenders."""

from procurement.models.buying_rules import BuyingRule, RuleCode
from procurement.models.changes import NoticeChange, Step
from procurement.models.cpv import CpvName
from procurement.models.index import ProcurementIndexPage
from procurement.models.matching import (
    FittingMailChoice,
    FittingMailNotice,
    Frequency,
    Introduction,
    JointBidSettings,
)
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice
from procurement.models.parts import NoticeAward, NoticeCode, NoticeLot
from procurement.models.source_documents import SourceDocument
from procurement.models.sources import NoticeSource
from procurement.models.uploads import NoticeUpload, NoticeUploadFile
from procurement.models.versions import ImportTurn, NoticeVersion, ReceivedDocument, SourceWords

__all__ = [
    "BuyingRule",
    "CpvName",
    "DiscussedNotice",
    "FittingMailChoice",
    "FittingMailNotice",
    "Frequency",
    "Introduction",
    "JointBidSettings",
    "ImportTurn",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeAward",
    "NoticeChange",
    "NoticeCode",
    "NoticeLot",
    "NoticeSource",
    "NoticeUpload",
    "NoticeUploadFile",
    "NoticeVersion",
    "ProcurementIndexPage",
    "ReceivedDocument",
    "RuleCode",
    "SourceDocument",
    "SourceWords",
    "Step",
]
