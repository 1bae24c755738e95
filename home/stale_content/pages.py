"""News, guides and facts of the site whose day has passed."""

import datetime as dt
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Site

from content.languages import SWEDISH
from home.dashboard.panels import edit_url, editable_by
from home.models import AccessibilityStatementPage, GuidePage, Look, SiteSettings
from home.stale_content.items import HALF_A_YEAR, YEAR, Action, Kind, StaleItem
from procurement.models import NewsPage

SETTINGS = "settings"
NEEDED = ["controller", "protection_officer", "email"]


def stale_news(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the news older than a year that is still shown, and that nobody has kept since."""
    limit = today - YEAR
    seen = Look.objects.filter(kind=Look.Kind.NEWS).values_list("subject", "seen_on")
    still_right = {subject: day for subject, day in seen if day > limit}
    pages = _swedish(NewsPage, user).filter(published_on__lt=limit)
    return [
        StaleItem(
            kind=Kind.NEWS,
            subject=str(page.pk),
            title=page.title,
            why=_("old news that is still shown"),
            since=page.published_on,
            edit_url=edit_url(page),
            actions=[Action.STILL_RIGHT, Action.UNPUBLISH],
        )
        for page in pages
        if str(page.pk) not in still_right
    ]


def stale_guides(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the guides whose facts nobody has checked for half a year."""
    pages = _swedish(GuidePage, user)
    old = pages.filter(Q(checked_on=None) | Q(checked_on__lt=today - HALF_A_YEAR))
    return [
        StaleItem(
            kind=Kind.GUIDE,
            subject=str(page.pk),
            title=page.title,
            why=_("the facts need to be checked"),
            since=page.checked_on,
            edit_url=edit_url(page),
            actions=[Action.STILL_RIGHT],
        )
        for page in old.order_by(F("checked_on").asc(nulls_first=True))
    ]


def stale_facts(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the accessibility statement when it is a year old, and settings that are missing."""
    pages = _swedish(AccessibilityStatementPage, user)
    old = pages.filter(Q(assessed_on=None) | Q(assessed_on__lt=today - YEAR))
    rows = [
        StaleItem(
            kind=Kind.FACT,
            subject=str(page.pk),
            title=page.title,
            why=_("the site needs to be assessed again"),
            since=page.assessed_on,
            edit_url=edit_url(page),
        )
        for page in old
    ]
    return rows + _empty_settings(user)


def _empty_settings(user: Any) -> list[StaleItem]:
    if not user.has_perm("home.change_sitesettings"):
        return []
    site = Site.objects.filter(is_default_site=True).first()
    settings = SiteSettings.objects.filter(site=site).first() or SiteSettings()
    empty = [
        str(SiteSettings._meta.get_field(name).verbose_name)
        for name in NEEDED
        if not getattr(settings, name)
    ]
    if not empty or site is None:
        return []
    return [
        StaleItem(
            kind=Kind.FACT,
            subject=SETTINGS,
            title=capfirst(str(SiteSettings._meta.verbose_name)),
            why=_("missing: %(names)s") % {"names": ", ".join(empty)},
            since=None,
            edit_url=reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk]),
        )
    ]


def _swedish(model: Any, user: Any) -> Any:
    """Return the published Swedish pages of a type that the user may change."""
    pages = model.objects.live().filter(
        pk__in=editable_by(user).values("pk"), alias_of=None, locale__language_code=SWEDISH
    )
    return pages.defer_streamfields()
