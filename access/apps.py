"""What forms without an account need: signed links, limits, mail, and care of personal data."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    """Signed links, limits, mail, retention, and who looked at personal data."""

    name = "access"
    verbose_name = _("Access")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep text clean, say what the outbox holds about people, and name odd moments."""
        import_module("access.stored").connect()
        import_module("access.fields").name_odd_moments()
        personal_data = import_module("access.personal_data")
        personal_data.register(personal_data.OUTBOX)
        personal_data.register(personal_data.ANYWHERE)
