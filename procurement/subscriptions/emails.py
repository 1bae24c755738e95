"""The mails to those who watch notices."""

import datetime as dt
from itertools import groupby
from typing import cast

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from access.emails import Email, EmailContext, Item, Links, NothingToTellError, writes
from content.languages import SWEDISH
from procurement.enums import ChangeKind, Stage
from procurement.models import Notice, ProcurementIndexPage, Subscription
from procurement.subscriptions.actions import CONFIRM, UNCONFIRMED_DAYS
from procurement.subscriptions.digests import Entry, reread
from procurement.subscriptions.sending import DIGEST, REMINDER
from procurement.subscriptions.words import (
    facts_of,
    heading_of,
    last_day,
    watched,
    what_happened,
)

ORDER = [*ChangeKind]


@writes(CONFIRM)
def confirmation(context: EmailContext, links: Links) -> Email:
    """Ask whoever has the address whether they want to watch."""
    subscription = _subscription(context, is_confirmed=False)
    return Email(
        subject=_("Confirm that you want to watch procurements"),
        paragraphs=[
            _("Hello!"),
            _("Somebody has given this address to get mail about public procurements from us."),
        ],
        facts=[(_("What"), watched(subscription)), (_("How often"), _pace(subscription))],
        buttons=[(_("Confirm"), links["confirm"])],
        ending=[
            ngettext(
                "The link works once, within %(days)s day.",
                "The link works once, within %(days)s days.",
                UNCONFIRMED_DAYS,
            )
            % {"days": UNCONFIRMED_DAYS},
            _(
                "If it was not you, you need do nothing: without the button you get no more mail, "
                "and the address is erased."
            ),
        ],
        reason=_("You get this mail because your address was given on our page for watching."),
    )


@writes(DIGEST)
def watched_notices(context: EmailContext, links: Links) -> Email:
    """Tell of notices that are public at this moment, and of what has become of earlier ones."""
    subscription = _subscription(context)
    told = cast(list[dict], context["entries"])
    entries = reread(told, get_language() or SWEDISH, timezone.now())
    if not entries:
        raise NothingToTellError
    index = _index()
    entries.sort(key=lambda entry: ORDER.index(ChangeKind(entry.kind)))
    sections = [
        (heading_of(kind), [_item(entry, index, links) for entry in found])
        for kind, found in groupby(entries, key=lambda entry: entry.kind)
    ]
    return Email(
        subject=_subject(entries),
        paragraphs=[_("Hello!"), _lead(subscription)],
        sections=sections,
        buttons=[(_("Change or end what you watch"), links["manage"])],
        ending=[*_more(context, index)],
        reason=_reason(subscription),
        unsubscribe=links["end"],
    )


@writes(REMINDER)
def deadline_reminder(context: EmailContext, links: Links) -> Email:
    """Remind of the last day of a notice, if it is still that day."""
    subscription = _subscription(context)
    language = get_language() or SWEDISH
    notice = Notice.objects.listed().filter(pk=context["notice"]).first()
    deadline = dt.datetime.fromisoformat(str(context["deadline"]))
    if notice is None or notice.deadline_at != deadline or notice.stage() != Stage.OPEN:
        raise NothingToTellError
    index = _index(language if language in notice.languages else SWEDISH)
    left = notice.deadline_in_words()
    return Email(
        subject=f"{left}: {notice.heading}",
        paragraphs=[
            _("Hello!"),
            _("You have asked to be reminded before the last day of this procurement."),
        ],
        sections=[
            (
                _("Open for tenders"),
                [Item(notice.heading, index.full_notice_url(notice), _lines(notice))],
            )
        ],
        buttons=[(_("Change or end what you watch"), links["manage"])],
        reason=_reason(subscription),
        unsubscribe=links["end"],
    )


def _subscription(context: EmailContext, *, is_confirmed: bool = True) -> Subscription:
    found = Subscription.objects.filter(uid=context["subscription"]).select_related("notice")
    subscription = found.first()
    if subscription is None or bool(subscription.confirmed_at) != is_confirmed:
        raise NothingToTellError
    return subscription


def _index(language: str | None = None) -> ProcurementIndexPage:
    index = ProcurementIndexPage.in_language(language or get_language() or SWEDISH)
    if index is None or index.get_view_restrictions():
        raise NothingToTellError
    return index


def _item(entry: Entry, index: ProcurementIndexPage, links: Links) -> Item:
    notice = entry.notice
    star = links.get(f"star {notice.pk}", "")
    summary = notice.plain_summary if entry.kind in (ChangeKind.OPEN, ChangeKind.PLANNED) else ""
    return Item(
        notice.heading,
        index.full_notice_url(notice),
        [line for line in (facts_of(notice), what_happened(entry), summary) if line],
        [(_("Remind me before the last day"), star)] if star else [],
    )


def _lines(notice: Notice) -> list[str]:
    return [line for line in (facts_of(notice), last_day(notice), notice.plain_summary) if line]


def _subject(entries: list[Entry]) -> str:
    if len(entries) == 1:
        label = ChangeKind(entries[0].kind).label
        return f"{label}: {entries[0].notice.heading}"
    return _("%(count)s procurements that you watch") % {"count": len(entries)}


def _lead(subscription: Subscription) -> str:
    if subscription.notice_id:
        return _("Something has changed in a procurement that you have starred.")
    return _("This is new in what you watch: %(watched)s") % {"watched": watched(subscription)}


def _more(context: EmailContext, index: ProcurementIndexPage) -> list[str]:
    """Return how many notices the mail does not tell of, and why."""
    address = index.full_subroute_url("notices")
    more, swedish, unknown = (
        int(str(context.get(name, 0))) for name in ("more", "swedish", "unknown")
    )
    words = {
        ngettext(
            "One more is on the site: %(address)s",
            "%(count)s more are on the site: %(address)s",
            more,
        ): more,
        ngettext(
            "One more is described in Swedish only.",
            "%(missing)s more are described in Swedish only.",
            swedish,
        ): swedish,
        ngettext(
            "Of one more, the place or the CPV code is unknown, so we cannot tell whether it "
            "fits: %(address)s",
            "Of %(count)s more, the place or the CPV code is unknown, so we cannot tell whether "
            "they fit: %(address)s",
            unknown,
        ): unknown,
    }
    return [
        said % {"count": count, "missing": count, "address": address}
        for said, count in words.items()
        if count
    ]


def _pace(subscription: Subscription) -> str:
    if subscription.notice_id:
        return _("14 and 3 days before the last day, and when something changes")
    return str(subscription.get_frequency_display())


def _reason(subscription: Subscription) -> str:
    return _("You get this mail because you watch procurements with us: %(watched)s") % {
        "watched": watched(subscription)
    }
