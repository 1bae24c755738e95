"""Home, guide and project pages, and what belongs to the whole site."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, guide and project pages, and what belongs to the whole site."""

    name = "home"
    verbose_name = _("The pages of the site itself")

    def ready(self) -> None:
        """Say what a search may find, and keep the English close to the Swedish."""
        from wagtail.signals import page_published
        from wagtail_localize.models import StringTranslation

        from enterprises.models import EnterprisePage
        from home.documents import register_documents
        from home.invitees import register_invitees
        from home.translations import draft_when_published, name_address_by_title

        register_documents()
        register_invitees()
        page_published.connect(draft_when_published, sender=EnterprisePage)
        post_save.connect(name_address_by_title, sender=StringTranslation)
