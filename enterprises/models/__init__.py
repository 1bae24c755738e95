"""The directory: its index, its profiles and what they are sorted by."""

from enterprises.models.categories import Category, CategoryCode
from enterprises.models.index import EnterpriseIndexPage
from enterprises.models.parts import EnterprisePicture, Offer, ReservationClaim
from enterprises.models.profile import EnterprisePage
from enterprises.models.uploads import Upload

__all__ = [
    "Category",
    "CategoryCode",
    "EnterpriseIndexPage",
    "EnterprisePage",
    "EnterprisePicture",
    "Offer",
    "ReservationClaim",
    "Upload",
]
