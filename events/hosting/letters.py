"""The mails that tell participants of a change, and ask managers whether to tell them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.emails import Email, EmailContext, Fact, Links, writes
from events.enums import Mode, State
from events.hosting.acting import CALLED_OFF, REMOVED
from events.hosting.telling import BACK_ON, CHANGED
from events.registration.known import FORM, PLACE, TIME
from events.registration.letters import calendar, facts, join, lost_form, manage, reason

ASK_HOST = "events.ask_host"


@writes(CHANGED)
def changed(told: EmailContext, links: Links) -> Email:
    """Say what is new, and what was before."""
    return Email(
        subject=_("The meeting has changed: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s has changed since we wrote to you.") % told,
            *_what_to_do(told),
        ],
        facts=[*facts(told), *_before(told)],
        buttons=[*join(told), *manage(links)],
        ending=_ending(told),
        reason=reason(told),
        calendar=calendar(told),
    )


@writes(BACK_ON)
def back_on(told: EmailContext, links: Links) -> Email:
    """Say that a meeting that was cancelled will be held."""
    return Email(
        subject=_("The meeting will be held: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s was cancelled. Now it will be held after all.") % told,
            *_what_to_do(told),
        ],
        facts=[*facts(told), *_before(told)],
        buttons=[*join(told), *manage(links)],
        ending=_ending(told),
        reason=reason(told),
        calendar=calendar(told),
    )


@writes(CALLED_OFF)
def called_off(told: EmailContext, links: Links) -> Email:
    """Say that the meeting is cancelled, and take it out of the calendar."""
    return Email(
        subject=_("Cancelled: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s is cancelled and will not be held.") % told,
            _("You need do nothing. If it is held after all, we write to you again."),
        ],
        facts=facts({**told, "mode": ""}),
        buttons=[(_("To the page of the meeting"), str(told["url"]))],
        ending=[_("The attached file takes the meeting out of your calendar.")]
        if told["calendar"]
        else [],
        reason=reason(told),
        calendar=calendar(told),
    )


@writes(REMOVED)
def removed(told: EmailContext, links: Links) -> Email:
    """Say that somebody is no longer registered, and take the meeting out of the calendar."""
    return Email(
        subject=_("You are no longer registered: %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            _("Your registration for the meeting %(title)s has been cancelled.") % told,
            _("Is that a mistake? You are welcome to answer again on the page of the meeting."),
        ],
        facts=facts({**told, "mode": ""}),
        buttons=[(_("To the page of the meeting"), str(told["url"]))],
        reason=reason(told),
        calendar=calendar(told),
    )


@writes(ASK_HOST)
def ask_host(told: EmailContext, links: Links) -> Email:
    """Ask a manager whether participants are to be told of what was published."""
    is_about_invited = not told["count"]
    return Email(
        subject=_("Are the invited to be told? %(title)s") % told
        if is_about_invited
        else _("Are the participants to be told? %(title)s") % told,
        paragraphs=[
            _("Hello!"),
            *_who_does_not_know(told),
            _("See what is new, and choose whether to send a mail."),
        ],
        buttons=[(_("See and choose"), str(told["url"]))],
        reason=_("You get this mail because you manage the participants of meetings."),
    )


def _who_does_not_know(told: EmailContext) -> list[str]:
    """Return how many participants and invited something is news to."""
    participants = int(str(told["count"]))
    invited = int(str(told.get("invited", 0)))  # mails of before do not say
    said = []
    if participants:
        words = ngettext(
            "The meeting %(title)s has been published with changes that one participant does "
            "not know of.",
            "The meeting %(title)s has been published with changes that %(count)s "
            "participants do not know of.",
            participants,
        )
        said.append(words % told)
    if invited:
        words = ngettext(
            "The meeting %(title)s has been published with changes that one who is invited and "
            "has not answered does not know of.",
            "The meeting %(title)s has been published with changes that %(invited)s who are "
            "invited and have not answered do not know of.",
            invited,
        )
        said.append(words % told)
    return said


def _before(told: EmailContext) -> list[Fact]:
    before = told["before"]
    names = {TIME: _("When, before"), PLACE: _("Where, before"), FORM: _("Form, before")}
    known = dict(before) if isinstance(before, dict) else {}
    if told["mode"] == Mode.ONLINE and not told["has_lost_form"]:
        known.pop(PLACE, None)
    return [(name, str(known[kind])) for kind, name in names.items() if known.get(kind)]


def _what_to_do(told: EmailContext) -> list[str]:
    """Return what the change means for the reader."""
    said = []
    if told["has_new_link"] and join(told):
        said.append(_("The link to the online meeting is new. The earlier one no longer works."))
    said += lost_form(told)
    if told["state"] == State.WAITING:
        said.append(_("You keep your place on the waiting list."))
    if told["state"] == State.OFFERED:
        said.append(_("We still keep a seat for you. Answer by the link in our earlier mail."))
    return said


def _ending(told: EmailContext) -> list[str]:
    if told["state"] != State.CONFIRMED:
        return []
    return [
        _(
            "The meeting is attached for your calendar, and replaces the earlier entry. If you "
            "can no longer come, give up your seat so that somebody else can have it."
        )
    ]
