"""The calendar: coming and past meetings, and the feed of them."""

from django.apps import apps
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from content.blocks import BodyBlock
from content.pages import ListedManager, PageDetails
from content.subroutes import SubroutesMixin
from events.querysets import EventQuerySet


def file_name(language: str) -> str:
    """Return the name of the calendar's file in one language."""
    with translation.override(language):
        return translation.pgettext("address", "calendar")


class EventIndexPage(SubroutesMixin, PageDetails, Page):
    """The calendar: coming and past meetings."""

    subroutes = ("events.calendar.urls",)

    body = StreamField(BodyBlock(), verbose_name=_("text below the list"), blank=True)

    objects = ListedManager()

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, *PageDetails.responsible_panels]

    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    is_standing = True

    class Meta:
        verbose_name = _("calendar")

    def events(self) -> EventQuerySet:
        """Return the meetings that the public may find in this calendar."""
        event_page = apps.get_model("events", "EventPage")
        return event_page.objects.listed(self.locale).child_of(self).with_places()

    def all_meetings(self) -> EventQuerySet:
        """Return the meetings that were held or are planned, translated or not."""
        first = Locale.get_default()
        if self.locale == first:
            return self.events()
        return (self.get_translation_or_none(first) or self).events()

    @property
    def feed_url(self) -> str:
        """Return the address of the Atom feed."""
        return self.subroute_url("feed")

    @property
    def calendar_file_url(self) -> str:
        """Return the address of the whole calendar as a file to subscribe to."""
        return f"{self.url}{self.calendar_file_name}.ics"

    @property
    def calendar_file_name(self) -> str:
        """Return the name of the calendar's file in the language of the page."""
        return file_name(self.locale.language_code)

    @classmethod
    def takes_slug(cls, slug: str, language: str) -> bool:
        """Add the name of the calendar's file to the addresses that no meeting may have."""
        return slug == file_name(language) or super().takes_slug(slug, language)
