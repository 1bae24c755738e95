"""News and notices about public procurement."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcurementConfig(AppConfig):
    """News and notices about public procurement."""

    name = "procurement"
    verbose_name = _("Procurement")

    def ready(self):
        """Say what the search may find, what follows the Swedish, and what meetings show."""
        from procurement.documents import register_documents
        from procurement.meetings.joining import join_meetings
        from procurement.translations import connect

        register_documents()
        connect()
        join_meetings()

        from headless import versions
        from procurement.models import Notice, NoticeCode

        versions.watch(Notice)
        versions.watch(NoticeCode)
