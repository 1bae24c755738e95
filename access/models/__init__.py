"""Links, mail, and what is decided and remembered about personal data."""

from access.models.links import SignedLink
from access.models.mail import OutgoingMail
from access.models.personal import Disclosure, RetentionDecision

__all__ = ["Disclosure", "OutgoingMail", "RetentionDecision", "SignedLink"]
