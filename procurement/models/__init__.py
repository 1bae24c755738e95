"""News about public procurement, the notices of tenders, and the words of the trade."""

from procurement.models.buying_rules import BuyingRule, RuleCode
from procurement.models.changes import NoticeChange, Step
from procurement.models.cpv import CpvName
from procurement.models.decisions import NoticeDecision
from procurement.models.glossary import GlossaryTerm
from procurement.models.index import ProcurementIndexPage
from procurement.models.news import NewsPage, NewsTag
from procurement.models.notices import DiscussedNotice, Notice
from procurement.models.parts import NoticeAward, NoticeCode, NoticeLot
from procurement.models.pipeline import ExpiringContract, PipelineSettings
from procurement.models.relations import RelatedPage
from procurement.models.source_documents import SourceDocument
from procurement.models.sources import NoticeSource
from procurement.models.subscriptions import SentNotice, Subscription, WatchedChange
from procurement.models.uploads import NoticeUpload, NoticeUploadFile
from procurement.models.versions import ImportTurn, NoticeVersion, ReceivedDocument, SourceWords
from procurement.models.weights import FitSettings

__all__ = [
    "BuyingRule",
    "CpvName",
    "DiscussedNotice",
    "ExpiringContract",
    "GlossaryTerm",
    "FitSettings",
    "ImportTurn",
    "NewsPage",
    "NewsTag",
    "Notice",
    "NoticeAward",
    "NoticeChange",
    "NoticeCode",
    "NoticeDecision",
    "NoticeLot",
    "NoticeSource",
    "NoticeUpload",
    "NoticeUploadFile",
    "NoticeVersion",
    "PipelineSettings",
    "ProcurementIndexPage",
    "RelatedPage",
    "ReceivedDocument",
    "RuleCode",
    "SentNotice",
    "SourceDocument",
    "SourceWords",
    "Step",
    "Subscription",
    "WatchedChange",
]
