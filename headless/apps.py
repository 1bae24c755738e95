"""The rules of the public API, and what apps say about their objects."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.signals import copy_for_translation_done


class HeadlessConfig(AppConfig):
    """The rules of the public API, and what apps say about their objects."""

    name = "headless"
    verbose_name = _("Headless")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to count the changes of public content, and to keep the ids of records."""
        import_module("headless.versions").connect()
        keep = import_module("headless.identity").keep_id_of_translated
        copy_for_translation_done.connect(keep, dispatch_uid="headless-kept-id")
