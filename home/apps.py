"""Home, guide and project pages, and what belongs to the whole site."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, guide and project pages, and what belongs to the whole site."""

    name = "home"
    verbose_name = _("The pages of the site itself")

    def ready(self) -> None:
        """Say what a search may find, and what follows when something changes."""
        import_module("home.documents").register_documents()
        import_module("home.recipients").register_recipients()
        import_module("home.translations").connect()
        import_module("headless.versions").watch_settings(self.get_model("SiteSettings"))
        import_module("home.standing_pages").connect()
        import_module("home.changed_texts").connect()
