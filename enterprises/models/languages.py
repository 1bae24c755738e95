"""The languages of the directory, and how its sentences spell small numbers."""

from django.utils.translation import gettext_lazy as _

from content.languages import ENGLISH, SWEDISH

LANGUAGES = [(SWEDISH, _("Swedish")), (ENGLISH, _("English"))]  # of mails and of what is sent in
