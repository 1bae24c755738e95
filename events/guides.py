"""The page that readers are shown before a meeting, such as how to bid together."""

from wagtail.models import Locale, Page

from events.models import MeetingSettings
from headless.visibility import open_pages


def guide_in(locale: Locale) -> Page | None:
    """Return the chosen page in a language, or in the one it has; nothing unless it is public."""
    chosen = Page.objects.filter(pk__in=MeetingSettings.objects.values("guide"))
    family = Page.objects.live().filter(translation_key__in=chosen.values("translation_key"))
    public = open_pages(family).filter(alias_of=None).select_related("locale").order_by("pk")
    found = sorted(public.specific(), key=lambda page: page.locale_id != locale.pk)
    return found[0] if found else None
