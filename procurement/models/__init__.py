"""News about public procurement, and the notices of tenders."""

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
from procurement.models.uploads import NoticeUpload, NoticeUploadFile
from procurement.models.versions import (
    ImportTurn,
    NoticeVersion,
    ReceivedDocument,
    SourceWords,
)

__all__ = [
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
    "NoticeUpload",
    "NoticeUploadFile",
    "NoticeVersion",
    "ProcurementIndexPage",
    "ReceivedDocument",
    "SourceWords",
    "Step",
]
