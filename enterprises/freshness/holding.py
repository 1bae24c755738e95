"""Holds a profile while it is changed, so that of two at once one comes after the other."""

from wagtail.models import Locale, Page

from content.locks import hold_families
from enterprises.models import EnterpriseIndexPage


def hold(*profiles: Page, adds: bool = False) -> None:
    """Let nobody else change profiles, in any language, before the transaction has ended.

    Held before anything else of them, so that of two who change them neither waits for the other.
    Whoever `adds` one holds the directory as well: its pages count those below them.
    """
    directory = EnterpriseIndexPage.objects.filter(locale=Locale.get_default()) if adds else ()
    hold_families([*profiles, *directory])
