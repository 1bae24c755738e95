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
def reminder(context: EmailContext, links: Links) -> Email:
    """Remind somebody who has a seat."""
    return Email(
        subject=_("Reminder: %(title)s, %(day)s") % context,
        paragraphs=[
            _("Hello!"),
            _("Soon it is time for the meeting %(title)s. You have a seat. Welcome!") % context,
            *_news(context),
            *_way_in(context),
        ],
        facts=_facts(context),
        buttons=[*join_buttons(context), *_page(context), *manage_buttons(links)],
        ending=[_("If you cannot come, give up your seat so that somebody else can have it.")],
        reason=reason(context),
    )


@writes(STILL_WAITING)
def still_waiting(context: EmailContext, links: Links) -> Email:
    """Tell somebody in line how they stand, without the way in."""
    return Email(
        subject=_("We still keep a seat for you: %(title)s") % context
        if context["until"]
        else _("You are still on the waiting list: %(title)s") % context,
        paragraphs=[_("Hello!"), *_in_line(context), *_news(context)],
        facts=_facts(context),
        buttons=[*_page(context), *manage_buttons(links)],
        ending=[_("If you no longer want a seat, tell us, so that those after you move up.")],
        reason=reason(context),
    )


@writes(THANKS)
def thanks(context: EmailContext, links: Links) -> Email:
    """Thank somebody for a meeting, and say what there is to read of it."""
    return Email(
        subject=_("Thank you for the meeting: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("Thank you for taking part in the meeting %(title)s.") % context
            if context["has_come"]
            else _("Thank you to all who took part in the meeting %(title)s.") % context,
            _("What came of it is now on the page of the meeting."),
        ],
        facts=_material(context),
        buttons=[(_("See what came of the meeting"), str(context["url"]))]
        if context["url"]
        else [],
        reason=reason(context),
    )


def _facts(context: EmailContext) -> list[Fact]:
    """Return what is true today; a form that the meeting has no longer is left out."""
    return facts({**context, "mode": ""} if context["has_lost_form"] else context)


def _in_line(context: EmailContext) -> list[str]:
    """Return how somebody without a seat stands."""
    if context["until"]:
        return [
            _("A seat at the meeting %(title)s is kept for you until %(until)s.") % context,
            _("Answer by the link in our earlier mail."),
        ]
    return [
        _("Soon it is time for the meeting %(title)s. You are still on the waiting list.")
        % context,
        *in_line(context),
    ]


def _material(context: EmailContext) -> list[Fact]:
    """Return what stands on the page, and in which language if it is not the reader's."""
    names = {
        "notes": _("notes"),
        "decisions": _("decisions"),
        "presentations": _("presentations"),
        "recording": _("recording"),
    }
    found = context["material"] if isinstance(context["material"], list) else []
    listed = ", ".join(names[each] for each in found)
    said = [
        (_("When"), context["when"]),
        (_("On the page"), listed.capitalize()),
        (_("Language"), context["language"]),
    ]
    return [(name, str(value)) for name, value in said if value]


def _news(context: EmailContext) -> list[str]:
    """Return what to look at when something has changed that the reader was not told."""
    said = []
    if context["has_news"]:
        said.append(
            _("Something has changed since we wrote to you last. What stands here is what holds.")
        )
    return [*said, *lost_form(context)]


def _way_in(context: EmailContext) -> list[str]:
    """Return where to look for the way in, when those who join online get no link by mail."""
    is_without = context["mode"] == Mode.ONLINE and not context["online_url"]
    if not is_without or context["has_lost_form"]:
        return []
    return [_("How you join online stands on the page of the meeting.")]


def _page(context: EmailContext) -> list[Button]:
    return [(_("To the page of the meeting"), str(context["url"]))] if context["url"] else []
