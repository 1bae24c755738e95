"""Asks one enterprise at once whether its profile is right, when a reviewer wants to know."""

import datetime as dt

from django.utils import timezone

from enterprises.freshness.profile import timetable
from enterprises.freshness.standing import standings
from enterprises.freshness.timetable import Stage
from enterprises.freshness.writing import told, write
from enterprises.models import EnterprisePage

LASTS = dt.timedelta(days=30)


def ask(page: EnterprisePage, today: dt.date | None = None) -> int:
    """Write to those who can be reached, once a day at most; return how many mails that is."""
    today = today or timezone.localdate()
    anchor = page.right_on or today
    stage = Stage.PAUSED if page.paused_on else Stage.ASKED
    table, occasion = timetable(), f"{today:%Y%m%d}:by-hand"
    written = 0
    for each in standings(page, table, anchor):
        pause_on = table.pause_day(anchor, each.stage, max(each.day, today))
        words = told(page, stage, anchor, pause_on)
        written += write(page, each.receiver, occasion, words, LASTS)
    return written
