"""The pages that belong to the whole site, its settings, and what readers say of its pages."""

from home.models.feedback import Feedback
from home.models.pages import (
    COOKIES_KEY,
    GuidePage,
    HomePage,
    LawReference,
    PrivacyPage,
    ProjectPage,
)
from home.models.review_marks import Look
from home.models.settings import SiteSettings
from home.models.statement import AccessibilityStatementPage, KnownFault
from home.models.translated_texts import TranslatedText

__all__ = [
    "COOKIES_KEY",
    "AccessibilityStatementPage",
    "Feedback",
    "GuidePage",
    "HomePage",
    "KnownFault",
    "LawReference",
    "Look",
    "PrivacyPage",
    "ProjectPage",
    "SiteSettings",
    "TranslatedText",
]
