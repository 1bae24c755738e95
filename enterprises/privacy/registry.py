"""Tells the care of personal data what the directory holds, and for how long."""

from django.utils.translation import gettext_lazy as _

from access import personal_data, retention
from enterprises.privacy.persons import erase, find
from enterprises.privacy.retention import KINDS

personal_data.register(
    personal_data.PersonalData(
        "enterprises", _("Contact persons and what was sent in"), find, erase
    )
)
for kind in KINDS:
    retention.register(kind)
