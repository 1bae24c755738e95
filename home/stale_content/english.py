"""English pages whose Swedish has other words now, each changed text with what it was and is."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.changed_texts import behind_in_english, changed_texts
from home.dashboard.panels import edit_url, editable_by
from home.stale_content.items import Kind, StaleItem


def stale_english(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the English pages that the user may change and that answer other words."""
    may_change = editable_by(user)
    pages = list(behind_in_english(Page.objects.all()).filter(english_live=True))
    english = may_change.in_bulk([page.english_id for page in pages])
    changes = changed_texts(pages)
    return [
        StaleItem(
            kind=Kind.ENGLISH,
            subject=str(page.english_id),
            title=page.title,
            why=_("the Swedish has changed since the English was written"),
            since=timezone.localdate(page.last_published_at) if page.last_published_at else None,
            edit_url=edit_url(english[page.english_id]),
            changes=changes[page.translation_key],
        )
        for page in pages
        if page.english_id in english
    ]
