"""Holds a profile while it is changed, so that of two at once one comes after the other."""

from wagtail.models import Page

from enterprises.models import EnterprisePage


def hold(page: EnterprisePage) -> None:
    """Let nobody else change a profile, in any language, before the transaction has ended.

    Held before anything else of it, so that of two who change it neither waits for the other.
    """
    family = Page.objects.filter(translation_key=page.translation_key)
    list(family.select_for_update().order_by("pk").values_list("pk"))
