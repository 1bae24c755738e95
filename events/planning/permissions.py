"""Who plans meetings, where, and from which one the next."""

from typing import Any

from django.urls import reverse
from wagtail.models import Locale

from events.models import EventIndexPage, EventPage


def calendar_of(user: Any) -> EventIndexPage | None:
    """Return the calendar that a user may add meetings to, if there is one."""
    calendar = EventIndexPage.objects.filter(locale=Locale.get_default()).first()
    is_theirs = calendar and calendar.permissions_for_user(user).can_add_subpage()
    return calendar if is_theirs else None


def can_plan(user: Any) -> bool:
    """Tell whether a user may add meetings."""
    return calendar_of(user) is not None


def add_address(calendar: EventIndexPage) -> str:
    """Return where a new meeting is written."""
    place = [EventPage._meta.app_label, EventPage._meta.model_name, calendar.pk]
    return reverse("wagtailadmin_pages:add", args=place)


def can_repeat(page: EventPage, user: Any) -> bool:
    """Tell whether a user may make the next meeting from this one, in the first language."""
    is_source = page.locale_id == Locale.get_default().pk and page.alias_of_id is None
    return is_source and page.get_parent().permissions_for_user(user).can_add_subpage()
