"""The mails that remind of a meeting, and those that thank for it."""

from django.utils.translation import gettext as _

from access.emails import Button, Email, EmailContext, Fact, Links, writes
from events.enums import Mode
from events.registration.emails import (
    facts,
    in_line,
    join_buttons,
    lost_form,
    manage_buttons,
    reason,
)
from events.reminders.actions import REMINDER, STILL_WAITING, THANKS


@writes(REMINDER)
def reminder(told: EmailContext, links: Links) -> Email:
    """Remind somebody who has a seat."""
    return Email(
        subject=_("Reminder: %(title)s, %(day)s") % told,
        paragraphs=[
            _("Hello!"),
            _("Soon it is time for the meeting %(title)s. You have a seat. Welcome!") % told,
            *_news(told),
            *_way_in(told),
        ],
        facts=_facts(told),
        buttons=[*join_buttons(told), *_page(told), *manage_buttons(links)],
        ending=[_("If you cannot come, give up your seat so that somebody else can have it.")],
        reason=reason(told),
    )


@writes(STILL_WAITING)
def still_waiting(told: EmailContext, links: Links) -> Email:
    """Tell somebody in line how they stand, without the way in."""
    return Email(
        subject=_("We still keep a seat for you: %(title)s") % told
        if told["until"]
        else _("You are still on the waiting list: %(title)s") % told,
        paragraphs=[_("Hello!"), *_in_line(told), *_news(told)],
        facts=_facts(told),
        buttons=[*_page(told), *manage_buttons(links)],
        ending=[_("If you no longer want a seat, tell us, so that those after you move up.")],
        reason=reason(told),
    )


@writes(THANKS)
def thanks(told: EmailContext, links: Links) -> Email:
    """Thank somebody for a meeting, and say what there is to read of it."""
    return Email(
        subject=_("Thank you for the meeting: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("Thank you for taking part in the meeting %(title)s.") % told
            if told["has_come"]
            else _("Thank you to all who took part in the meeting %(title)s.") % told,
            _("What came of it is now on the page of the meeting."),
        ],
        facts=_material(told),
        buttons=[(_("See what came of the meeting"), str(told["url"]))] if told["url"] else [],
        reason=reason(told),
    )


def _facts(told: EmailContext) -> list[Fact]:
    """Return what is true today; a form that the meeting has no longer is left out."""
    return facts({**told, "mode": ""} if told["has_lost_form"] else told)


def _in_line(told: EmailContext) -> list[str]:
    """Return how somebody without a seat stands."""
    if told["until"]:
        return [
            _("A seat at the meeting %(title)s is kept for you until %(until)s.") % told,
            _("Answer by the link in our earlier mail."),
        ]
    return [
        _("Soon it is time for the meeting %(title)s. You are still on the waiting list.") % told,
        *in_line(told),
    ]


def _material(told: EmailContext) -> list[Fact]:
    """Return what stands on the page, and in which language if it is not the reader's."""
    names = {
        "notes": _("notes"),
        "decisions": _("decisions"),
        "presentations": _("presentations"),
        "recording": _("recording"),
    }
    found = told["material"] if isinstance(told["material"], list) else []
    listed = ", ".join(names[each] for each in found)
    said = [
        (_("When"), told["when"]),
        (_("On the page"), listed.capitalize()),
        (_("Language"), told["language"]),
    ]
    return [(name, str(value)) for name, value in said if value]


def _news(told: EmailContext) -> list[str]:
    """Return what to look at when something has changed that the reader was not told."""
    said = []
    if told["has_news"]:
        said.append(
            _("Something has changed since we wrote to you last. What stands here is what holds.")
        )
    return [*said, *lost_form(told)]


def _way_in(told: EmailContext) -> list[str]:
    """Return where to look for the way in, when those who join online get no link by mail."""
    is_without = told["mode"] == Mode.ONLINE and not told["online_url"]
    if not is_without or told["has_lost_form"]:
        return []
    return [_("How you join online stands on the page of the meeting.")]


def _page(told: EmailContext) -> list[Button]:
    return [(_("To the page of the meeting"), str(told["url"]))] if told["url"] else []
