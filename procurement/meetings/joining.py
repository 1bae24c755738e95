"""Gives the page of a meeting what concerns tenders; the calendar itself knows nothing of them."""

from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from events import parts
from events.models import EventPage
from procurement.meetings.current import PART
from procurement.meetings.panels import discussed_panel


def join_meetings() -> None:
    """Add the part of the page, the panel of the editor, and that English follows the Swedish."""
    parts.register(PART, _("Current and coming tenders"))
    EventPage.content_panels.append(discussed_panel())
    EventPage.override_translatable_fields.append(
        SynchronizedField("discussed_notices", overridable=False)
    )
