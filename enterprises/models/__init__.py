"""The directory: its index, its profiles, what they are sorted by, and who keeps them up."""

from enterprises.models.categories import Category, CategoryCode, FormerCategory
from enterprises.models.contacts import ContactPerson, Correction, ProfileClaim
from enterprises.models.evidence import Evidence
from enterprises.models.freshness import OutOfReach
from enterprises.models.index import EnterpriseIndexPage
from enterprises.models.parts import EnterprisePicture, Offer, ReservationClaim
from enterprises.models.profile import EnterprisePage
from enterprises.models.settings import DirectorySettings, ReplyTemplate
from enterprises.models.submissions import CaseYear, Consent, Submission
from enterprises.models.uploads import Upload, UploadedRow

__all__ = [
    "CaseYear",
    "Category",
    "CategoryCode",
    "FormerCategory",
    "Consent",
    "ContactPerson",
    "Correction",
    "DirectorySettings",
    "EnterpriseIndexPage",
    "EnterprisePage",
    "EnterprisePicture",
    "Evidence",
    "Offer",
    "OutOfReach",
    "ProfileClaim",
    "ReplyTemplate",
    "ReservationClaim",
    "Submission",
    "Upload",
    "UploadedRow",
]
