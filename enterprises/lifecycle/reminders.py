"""Asks enterprises whether their profiles are still right, and pauses those that never answer.

Done once a day; twice a day, two at a time or after some weeks does no harm: each recipient gets
what follows the mails that really went to them, and the key of each mail says whether it was
written before. Where nobody can be asked the reviewers have the profile before them for as long.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale

from access import links
from access.mail import NewMail, post
from access.models import OutgoingMail
from content.duties import one_by_one
from enterprises.lifecycle import actions as lifecycle
from enterprises.lifecycle.emails import KIND, SHOWN
from enterprises.lifecycle.links import CHANGE, CONFIRM, LASTS, UNLIST
from enterprises.lifecycle.schedule import (
    Recipient,
    ReminderStatus,
    mail_key,
    occasion,
    reminder_statuses,
)
from enterprises.models import EnterprisePage, OutOfReach
from enterprises.models.freshness import timetable
from enterprises.models.querysets import EnterpriseQuerySet
from enterprises.models.timetable import Stage, Timetable
from enterprises.profiles.documents import listed

SHORTEST_MONTH = 28
DAY = dt.timedelta(days=1)


def send_reminders(today: dt.date | None = None) -> int:
    """Ask, remind or pause whoever it is time for; return how many mails were written.

    Raise SomeFailedError, when all have had their turn, if some could not be dealt with.
    """
    today = today or timezone.localdate()
    table = timetable()
    due = [page for page in _old_enough(table, today) if _is_old(page, table, today)]
    _forget_all_but({page.pk for page in due})
    return one_by_one(due, lambda page: _handle(page, table, today))


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


def _handle(page: EnterprisePage, table: Timetable, today: dt.date) -> int:
    anchor = page.right_on or today
    with transaction.atomic():
        lifecycle.lock_family(page)
        if not _as_read(page).exists():
            return 0
        everyone = reminder_statuses(page, table, anchor)
        if _is_over(page, table, everyone, today):
            if not lifecycle.pause(page, today):
                return 0
            going = [(each, Stage.PAUSED) for each in everyone]
        else:
            going = [(each, each.stage) for each in everyone if each.is_due(today)]
        return sum(_mail(page, table, each, stage, today) for each, stage in going)


def _as_read(page: EnterprisePage) -> EnterpriseQuerySet:
    """Return the page, if nobody has confirmed, paused or closed it since it was read."""
    return listed().filter(pk=page.pk, confirmed_on=page.confirmed_on)


def _is_over(
    page: EnterprisePage, table: Timetable, everyone: list[ReminderStatus], today: dt.date
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
    page: EnterprisePage, table: Timetable, each: ReminderStatus, stage: Stage, today: dt.date
) -> int:
    anchor = page.right_on or today
    pause_on = table.pause_day(anchor, stage, today)
    lifetime = table.lasts_until(anchor, stage, today) - today + DAY
    words = mail_context(page, stage, anchor, pause_on)
    return post_reminder(page, each.recipient, occasion(anchor, stage), words, lifetime)


def ask_now(page: EnterprisePage, today: dt.date | None = None) -> int:
    """Write to those who can be reached, once a day at most; return how many mails that is."""
    today = today or timezone.localdate()
    anchor = page.right_on or today
    stage = Stage.PAUSED if page.paused_on else Stage.ASKED
    table, occasion = timetable(), f"{today:%Y%m%d}:by-hand"
    written = 0
    for each in reminder_statuses(page, table, anchor):
        pause_on = table.pause_day(anchor, each.stage, max(each.day, today))
        words = mail_context(page, stage, anchor, pause_on)
        written += post_reminder(page, each.recipient, occasion, words, LASTS)
    return written


def post_reminder(
    page: EnterprisePage,
    recipient: Recipient,
    occasion: str,
    context: dict[str, Any],
    lifetime: dt.timedelta,
) -> int:
    """Write a reminder, unless it was written before; return how many mails that is."""
    key = mail_key(page, occasion, recipient)
    if OutgoingMail.objects.filter(key=key).exists():
        return 0
    purposes = {"confirm": CONFIRM, "change": CHANGE, "unlist": UNLIST}
    if not recipient.is_contact:
        del purposes["change"]
    mail = NewMail(
        kind=KIND,
        to=recipient.address,
        language=recipient.language,
        told={
            **context,
            "is_contact": recipient.is_contact,
            **_addresses(page, recipient),
        },
        links=[
            links.spec(name, purpose, recipient.subject, lifetime)
            for name, purpose in purposes.items()
        ],
        key=key,
    )
    return 1 if post(mail, is_limited=False) else 0


def mail_context(
    page: EnterprisePage, stage: Stage, anchor: dt.date, pause_on: dt.date
) -> dict[str, Any]:
    """Return what a reminder says about a profile, whoever gets it."""
    return {
        "stage": str(stage),
        "enterprise": page.title,
        "right_on": anchor.isoformat(),
        "pause_on": pause_on.isoformat(),
        "shown": {name: getattr(page, name) for name in SHOWN},
    }


def _addresses(page: EnterprisePage, recipient: Recipient) -> dict[str, str]:
    """Return where the profile is, and where to take it over, in the recipient's language."""
    locale = Locale.objects.filter(language_code=recipient.language).first()
    other = page.get_translation_or_none(locale) if locale else None
    shown = other if other and other.live else page
    return {"url": shown.full_url or "", "claim": shown.full_subroute_url("claim")}
