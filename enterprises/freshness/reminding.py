"""Asks enterprises whether their profiles are still right, and pauses those that never answer.

Done once a day; twice a day, two at a time or after some weeks does no harm: each receiver gets
what follows the mails that really went to them, and the key of each mail says whether it was
written before. Where nobody can be asked the reviewers have the profile before them for as long.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from content.one_by_one import one_by_one
from enterprises.documents import listed
from enterprises.freshness import life
from enterprises.freshness.holding import hold
from enterprises.freshness.profile import timetable
from enterprises.freshness.standing import Standing, occasion, standings
from enterprises.freshness.timetable import Stage, Timetable
from enterprises.freshness.writing import told, write
from enterprises.models import EnterprisePage, OutOfReach
from enterprises.querysets import EnterpriseQuerySet

SHORTEST_MONTH = 28
DAY = dt.timedelta(days=1)


def remind(today: dt.date | None = None) -> int:
    """Ask, remind or pause whoever it is time for; return how many mails were written.

    Raise SomeFailedError, when all have had their turn, if some could not be dealt with.
    """
    today = today or timezone.localdate()
    table = timetable()
    due = [page for page in _old_enough(table, today) if _is_old(page, table, today)]
    _forget_all_but({page.pk for page in due})
    return one_by_one(due, lambda page: _deal_with(page, table, today))


def _old_enough(table: Timetable, today: dt.date) -> list[EnterprisePage]:
    """Return the profiles that may be due, and some that are not yet: months differ in length."""
    least = min(table.confirm_months, table.pause_months) * SHORTEST_MONTH
    limit = today - dt.timedelta(days=least)
    never = Q(confirmed_on=None, first_published_at__date__lte=limit)
    found = listed().filter(Q(confirmed_on__lte=limit) | never)
    return list(found.defer_streamfields().select_related("locale").order_by("pk"))


def _is_old(page: EnterprisePage, table: Timetable, today: dt.date) -> bool:
    return page.right_on is not None and table.days(page.right_on)[Stage.ASKED] <= today


def _forget_all_but(due: set[int]) -> None:
    """Forget what reviewers were shown of profiles that have been confirmed or closed since."""
    shown = OutOfReach.objects.values_list("page_id", flat=True)
    OutOfReach.objects.filter(page__in=[pk for pk in shown if pk not in due]).delete()


def _deal_with(page: EnterprisePage, table: Timetable, today: dt.date) -> int:
    anchor = page.right_on or today
    with transaction.atomic():
        hold(page)
        if not _as_read(page).exists():
            return 0
        everyone = standings(page, table, anchor)
        if _is_over(page, table, everyone, today):
            if not life.pause(page, today):
                return 0
            going = [(each, Stage.PAUSED) for each in everyone]
        else:
            going = [(each, each.stage) for each in everyone if each.is_due(today)]
        return sum(_mail(page, table, each, stage, today) for each, stage in going)


def _as_read(page: EnterprisePage) -> EnterpriseQuerySet:
    """Return the page, if nobody has confirmed, paused or closed it since it was read."""
    return listed().filter(pk=page.pk, confirmed_on=page.confirmed_on)


def _is_over(
    page: EnterprisePage, table: Timetable, everyone: list[Standing], today: dt.date
) -> bool:
    """Return whether all were asked in vain; where nobody could be, reviewers have had time."""
    asked = [each for each in everyone if not each.has_failed]
    if any(each.was_asked for each in everyone):
        OutOfReach.objects.filter(page=page).delete()
    if asked:
        return all(each.is_over(today) for each in asked)
    shown, _is_new = OutOfReach.objects.get_or_create(page=page, defaults={"since": today})
    return table.unasked_pause_day(page.right_on or today, shown.since) <= today


def _mail(
    page: EnterprisePage, table: Timetable, each: Standing, stage: Stage, today: dt.date
) -> int:
    anchor = page.right_on or today
    pause_on = table.pause_day(anchor, stage, today)
    lifetime = table.lasts_until(anchor, stage, today) - today + DAY
    words = told(page, stage, anchor, pause_on)
    return write(page, each.receiver, occasion(anchor, stage), words, lifetime)
