"""Sends contact persons the notices that fit their enterprises, each notice once."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from access import links
from access.addresses import digest
from access.mail import NewMail, post_many
from content.duties import one_by_one
from content.languages import SWEDISH
from enterprises.models import ContactPerson
from events import times
from procurement.matching.cards import NoticeCard, notice_cards
from procurement.matching.emails import FITTING
from procurement.matching.facts import listed_enterprises, read_enterprises
from procurement.matching.finding import by_enterprise, current_notices
from procurement.matching.judging import Fit
from procurement.matching.links import LEAVE
from procurement.models import (
    FittingMailChoice,
    FittingMailNotice,
    MailFrequency,
    ProcurementIndexPage,
)

IN_ONE_MAIL = 10
USEFUL = dt.timedelta(hours=20)
FitsByPage = dict[int, list[Fit]]


def send_fitting(now: dt.datetime | None = None) -> int:
    """Send what is new to everybody whose day it is; return how many mails were written."""
    now = now or timezone.now()
    today = times.local(now).date()
    wanting = FittingMailChoice.objects.exclude(frequency=MailFrequency.NEVER).order_by("pk")
    due = [choice for choice in wanting if is_due(choice, today)]
    people = _people({choice.address for choice in due})
    keys = {person.page_id for persons in people.values() for person in persons}
    enterprises = read_enterprises(listed_enterprises().filter(pk__in=keys))
    fits = by_enterprise(enterprises, current_notices(now))
    return one_by_one(due, lambda choice: _send(choice, people[choice.address], fits, now))


def is_due(choice: FittingMailChoice, today: dt.date) -> bool:
    """Tell whether it is time to look: once a day, or once in the week that begins on Monday."""
    if choice.looked_on is None:
        return True
    if choice.frequency == MailFrequency.WEEKLY:
        return choice.looked_on < today - dt.timedelta(days=today.weekday())
    return choice.looked_on < today


def _people(marks: set[str]) -> dict[str, list[ContactPerson]]:
    """Return who has each address, known by its digest, and takes our mail."""
    found: dict[str, list[ContactPerson]] = defaultdict(list)
    if not marks:
        return found
    for person in ContactPerson.objects.reachable().select_related("page").order_by("pk"):
        if (mark := digest(person.email)) in marks:
            found[mark].append(person)
    return found


def _send(
    choice: FittingMailChoice, persons: list[ContactPerson], found: FitsByPage, now: dt.datetime
) -> int:
    today = times.local(now).date()
    same = FittingMailChoice.objects.filter(pk=choice.pk, looked_on=choice.looked_on)
    with transaction.atomic():
        if not same.exclude(frequency=MailFrequency.NEVER).update(looked_on=today):
            return 0  # somebody else looks at the same moment, or the reader has left
        told = set(choice.told.values_list("notice_id", flat=True))
        fits = [fit for person in persons for fit in found.get(person.page_id, [])]
        new = [fit for fit in fits if fit.asked.notice.pk not in told]
        if not new:
            return 0
        with translation.override(persons[0].language):
            mail, cards = _mail(choice, persons, new, now)
        if mail is None:
            return 0
        FittingMailNotice.objects.bulk_create(
            [FittingMailNotice(choice=choice, notice=card.notice) for card in cards]
        )
        return len(post_many([mail]))


def _mail(
    choice: FittingMailChoice, persons: list[ContactPerson], new: list[Fit], now: dt.datetime
) -> tuple[NewMail | None, list[NoticeCard]]:
    language = persons[0].language
    indexes = _indexes(language)
    cards = notice_cards(new, indexes)
    shown = cards[:IN_ONE_MAIL]
    if not shown:
        return None, []
    context = {
        "enterprise": _enterprises(shown),
        "language": language,
        "notices": [_told(card, indexes, now) for card in shown],
        "more": len(cards) - len(shown),
        "all": indexes[0].full_subroute_url("fits_you"),
    }
    return NewMail(
        FITTING,
        persons[0].email,
        language,
        told=context,
        links=[links.spec("leave", LEAVE, choice.address)],
        key=f"{FITTING}:{times.local(now).date()}:{choice.address[:40]}",
        useful_until=now + USEFUL,
    ), shown


def _enterprises(cards: list[NoticeCard]) -> str:
    names = list(dict.fromkeys(card.enterprise for card in cards))
    if len(names) == 1:
        return names[0]
    told = {"first": ", ".join(names[:-1]), "last": names[-1]}
    return gettext("%(first)s and %(last)s") % told


def _indexes(language: str) -> list[ProcurementIndexPage]:
    """Return the pages below which notices are read, in the reader's language first."""
    found = []
    for code in dict.fromkeys([language, SWEDISH]):
        found += ProcurementIndexPage.objects.listed(code)[:1]
    return found


def _told(
    card: NoticeCard, indexes: list[ProcurementIndexPage], now: dt.datetime
) -> dict[str, Any]:
    notice = card.notice
    index = next(each for each in indexes if each.locale.language_code == card.language)
    if notice.deadline_at:
        day = gettext("last day %(when)s") % {"when": notice.deadline}
    elif notice.expected_on:
        day = gettext("expected %(day)s") % {"day": date_format(notice.expected_on, "j F Y")}
    else:
        day = gettext("the last day is not known")
    return {
        "title": card.title,
        "language": card.language,
        "url": index.full_notice_url(notice),
        "facts": f"{notice.buyer} · {day}",
        "reasons": card.reasons,
        "missing": card.missing,
    }
