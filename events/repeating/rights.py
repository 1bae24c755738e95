"""Who may plan the next meeting, and from which."""

from typing import Any

from wagtail.models import Locale

from events.models import EventPage


def may_repeat(page: EventPage, user: Any) -> bool:
    """Tell whether a user may make the next meeting from this one, in the first language."""
    is_source = page.locale_id == Locale.get_default().pk and page.alias_of_id is None
    return is_source and page.get_parent().permissions_for_user(user).can_add_subpage()
