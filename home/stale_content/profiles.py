"""Profiles that nobody has confirmed for long, that are paused, or whose owner is out of reach."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.languages import SWEDISH
from enterprises.models import ContactPerson, EnterprisePage
from enterprises.models.freshness import timetable
from enterprises.models.querysets import EnterpriseQuerySet
from enterprises.models.timetable import Timetable, add_months
from home.dashboard.panels import edit_url, editable_by
from home.permissions import may_publish_profiles
from home.stale_content.items import Action, Kind, StaleItem


def stale_profiles(user: Any, today: dt.date) -> list[StaleItem]:
    """Return the profiles that the user may change and that need a look."""
    table = timetable()
    limit = add_months(today, -table.confirm_months)
    may_act = may_publish_profiles(user)
    return [
        _row(page, limit, may_act, _pause_day(page, table, today)) for page in _found(user, limit)
    ]


def _found(user: Any, limit: dt.date) -> EnterpriseQuerySet:
    contacts = ContactPerson.objects.filter(page=OuterRef("pk"))
    pages = EnterprisePage.objects.filter(
        pk__in=editable_by(user).values("pk"),
        live=True,
        closed_on=None,
        alias_of=None,
    )
    # The Swedish page stands for all; one that is public in English alone for itself.
    pages = pages.filter(Q(locale__language_code=SWEDISH) | ~Q(out_of_reach=None)).annotate(
        is_reached=Exists(contacts.filter(bounced_at=None)),
        has_bounced=Exists(contacts.exclude(bounced_at=None)),
        out_of_reach_since=F("out_of_reach__since"),
    )
    is_old = Q(confirmed_on=None) | Q(confirmed_on__lt=limit)
    found = pages.filter(
        is_old | ~Q(paused_on=None) | Q(has_bounced=True) | Q(is_reached=False, email="")
    )
    return found.defer_streamfields().order_by(F("confirmed_on").asc(nulls_first=True))


def _pause_day(page: Any, table: Timetable, today: dt.date) -> dt.date | None:
    """Return when a profile is paused since nobody can be asked and no reviewer does anything."""
    if page.out_of_reach_since is None or page.paused_on:
        return None
    return max(today, table.unasked_pause_day(page.right_on or today, page.out_of_reach_since))


def _row(page: Any, limit: dt.date, may_act: bool, pause_day: dt.date | None) -> StaleItem:
    is_out_of_reach = pause_day or not (page.is_reached or page.email)
    actions = [] if is_out_of_reach else [Action.ASK]
    actions.append(Action.CONFIRM)
    if not page.paused_on:
        actions.append(Action.PAUSE)
    return StaleItem(
        kind=Kind.PROFILE,
        subject=str(page.pk),
        title=page.title,
        why=" · ".join(_reasons(page, limit, pause_day)),
        since=page.confirmed_on or _published(page),
        edit_url=edit_url(page),
        actions=actions if may_act else [],
    )


def _reasons(page: Any, limit: dt.date, pause_day: dt.date | None) -> Iterator[str]:
    if page.paused_on:
        yield _("paused")
    if page.confirmed_on is None:
        yield _("never confirmed")
    elif page.confirmed_on < limit:
        yield _("confirmed long ago")
    if page.has_bounced:
        yield _("mail has come back")
    if pause_day:
        day = {"day": date_format(pause_day, "j F Y")}
        yield _("nobody can be reached: paused on %(day)s if nobody confirms it") % day
    elif not page.is_reached:
        yield _("no contact person") if page.email else _("nobody can be reached")


def _published(page: Any) -> dt.date | None:
    return timezone.localdate(page.first_published_at) if page.first_published_at else None
