"""The kinds of page that the public API tells apart."""

from typing import Literal

from django.db.models import Model

from enterprises.models import EnterpriseIndexPage
from events.models import EventIndexPage
from home.models import (
    AccessibilityStatementPage,
    GuidePage,
    HomePage,
    PrivacyPage,
    ProjectPage,
)
from procurement.models import ProcurementIndexPage

Kind = Literal[
    "home",
    "guide",
    "project",
    "privacy",
    "accessibility_statement",
    "directory",
    "calendar",
    "procurement",
]

KINDS: dict[type[Model], Kind] = {
    HomePage: "home",
    GuidePage: "guide",
    ProjectPage: "project",
    PrivacyPage: "privacy",
    AccessibilityStatementPage: "accessibility_statement",
    EnterpriseIndexPage: "directory",
    EventIndexPage: "calendar",
    ProcurementIndexPage: "procurement",
}
