"""What is watched, and what has become of a notice, in words."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.languages import reader_language
from enterprises.models import Category, FormerCategory
from events import times
from places.models import Municipality
from procurement.enums import ChangeKind, Phase, Reserved
from procurement.filters import ANY_RESERVATION, NoticeFilters
from procurement.models import Notice, Subscription
from procurement.models.cpv import names_of
from procurement.subscriptions.digests import Entry

HEADINGS = (ChangeKind.OPEN, ChangeKind.PLANNED, ChangeKind.MOVED, ChangeKind.CANCELLED)


def watched(subscription: Subscription) -> str:
    """Return what a subscription is about, in one line."""
    if subscription.notice:
        return _("The last day of “%(title)s”") % {"title": subscription.notice.heading}
    return in_words(NoticeFilters(**subscription.filters))


def in_words(filters: NoticeFilters) -> str:
    """Return what some filters ask for, in one line."""
    parts = [
        (_("topics"), _categories(filters.category)),
        (_("municipality"), _municipalities(filters.municipality)),
        (_("CPV"), _codes(filters.cpv)),
        (_("phase"), [str(Phase(each).label) for each in filters.phase]),
        (_("reserved for"), [_reservation(each) for each in filters.reserved]),
    ]
    said = [f"{name}: {', '.join(values)}" for name, values in parts if values]
    line = "; ".join(said)
    return line[:1].upper() + line[1:] if line else _("All notices")


def _categories(slugs: Sequence[str]) -> list[str]:
    found = Category.objects.filter(slug__in=FormerCategory.renamed(list(slugs)))
    return [row.label for row in found.order_by("name_sv")] or list(slugs)


def _codes(prefixes: Sequence[str]) -> list[str]:
    whole = {prefix: prefix.ljust(8, "0") for prefix in prefixes}
    names = names_of(whole.values(), reader_language())
    return [f"{prefix} {names.get(code, '')}".strip() for prefix, code in whole.items()]


def _municipalities(codes: Sequence[str]) -> list[str]:
    return list(Municipality.objects.filter(code__in=codes).values_list("name", flat=True))


def _reservation(value: str) -> str:
    return _("reserved in some way") if value == ANY_RESERVATION else str(Reserved(value).label)


def heading_of(kind: str) -> str:
    """Return what the notices of one kind are called together in a mail."""
    return {
        ChangeKind.OPEN: _("Open for tenders"),
        ChangeKind.PLANNED: _("Planned"),
        ChangeKind.AWARDED: _("Awarded"),
        ChangeKind.CANCELLED: pgettext("heading", "Cancelled"),
        ChangeKind.MOVED: _("The last day has moved"),
    }[ChangeKind(kind)]


def what_happened(entry: Entry) -> str:
    """Return what there is to tell of a notice, in one sentence."""
    notice = entry.notice
    if entry.kind == ChangeKind.MOVED:
        return _moved(entry.before, notice.deadline_at)
    if entry.kind == ChangeKind.CANCELLED:
        return _("The procurement is cancelled. No tenders can be left.")
    if entry.kind == ChangeKind.AWARDED:
        return _("Awarded to: %(winner)s") % {"winner": notice.winner or _("unknown")}
    if entry.kind == ChangeKind.PLANNED:
        return _expected(notice)
    return last_day(notice)


def last_day(notice: Notice) -> str:
    """Return the last day for tenders with the time that is left."""
    if not notice.deadline_at:
        return _("Last day for tenders: unknown")
    left = notice.deadline_in_words()
    day = _("Last day for tenders: %(day)s") % {"day": notice.deadline}
    return f"{day} ({left})" if left else day


def _moved(before: dt.datetime | None, after: dt.datetime | None) -> str:
    if before and after:
        said = _("The last day for tenders has moved from %(before)s to %(after)s.")
    elif after:
        said = _("The last day for tenders is now known: %(after)s.")
    else:
        said = _("The last day for tenders, %(before)s, no longer stands. A new one is unknown.")
    return said % {
        "before": times.moment(before) if before else "",
        "after": times.moment(after) if after else "",
    }


def _expected(notice: Notice) -> str:
    if not notice.expected_on:
        return _("Expected to be announced: unknown")
    day = notice.expected_on.strftime("%Y-%m-%d")
    return pgettext("planned tender", "Expected to be announced: %(day)s") % {"day": day}


def facts_of(notice: Notice) -> str:
    """Return who buys, where, and for whom it is reserved, in one line."""
    places = ", ".join(place.name for place in notice.municipalities.all())
    parts = [notice.buyer, places, notice.reservation_in_short]
    return " · ".join(part for part in parts if part)
