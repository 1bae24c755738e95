"""The links that lead away from the site, by when somebody last looked where they go."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.dashboard.panels import edit_url, editable_by
from home.models import GuidePage, HomePage, LawReference, Look, PrivacyPage, ProjectPage
from home.stale_content.items import HALF_A_YEAR, Action, Kind, StaleItem
from procurement.models import NewsPage

WITH_TEXT: list[type[Page]] = [HomePage, GuidePage, ProjectPage, PrivacyPage, NewsPage]
AWAY = re.compile(r"""(?:href=\\?["']|"url": ")(https?://[^"'\\]+)""")


def stale_links(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the links that nobody has looked at for half a year, each once."""
    seen = dict(Look.objects.filter(kind=Look.Kind.LINK).values_list("subject", "seen_on"))
    found: dict[str, StaleItem] = {}
    for page, address in _links(user):
        since = seen.get(address[:500]) or _edited(page)
        if address in found or (since and since >= today - HALF_A_YEAR):
            continue
        found[address] = StaleItem(
            kind=Kind.LINK,
            subject=address[:500],
            title=page.title,
            why=_("see that the link still leads right"),
            since=since,
            edit_url=edit_url(page),
            actions=[Action.STILL_RIGHT],
            link=address,
        )
    return list(found.values())


def may_see(user: Any, address: str) -> bool:
    """Return whether a link stands on a page that the user may change."""
    return any(found[:500] == address for _page, found in _links(user))


def _links(user: Any) -> Iterator[tuple[Any, str]]:
    allowed = editable_by(user).filter(live=True, alias_of=None).values("pk")
    laws = LawReference.objects.filter(page__in=allowed).exclude(url="").select_related("page")
    for law in laws:
        yield law.page, law.url
    for model in WITH_TEXT:
        for page in model.objects.filter(Q(pk__in=allowed)):
            for address in AWAY.findall(json.dumps(page.body.get_prep_value())):
                yield page, strip_tags(address).replace("&amp;", "&")


def _edited(page: Any) -> dt.date | None:
    moment = page.last_published_at or page.first_published_at
    return timezone.localdate(moment) if moment else None
