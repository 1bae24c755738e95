"""The mails of those who manage participants: a change, a removal, and words of their own."""

import re

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from access.emails import Button, Email, EmailContext, Fact, ForeignParagraph, Links, writes
from events.attendees.actions import CALLED_OFF, REMOVED
from events.attendees.changes import BACK_ON, CHANGED
from events.attendees.group_mail import COPY, GROUP
from events.enums import Mode, State
from events.registration.announced import FORM, PLACE, TIME
from events.registration.emails import (
    calendar,
    facts,
    join_buttons,
    lost_form,
    manage_buttons,
    reason,
)
from events.registration.notifications import NEW_TIME

ASK_MANAGER = "events.ask_host"


@writes(CHANGED)
def changed(context: EmailContext, links: Links) -> Email:
    """Say what is new, and what was before."""
    return Email(
        subject=_("The meeting has changed: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s has changed since we wrote to you.") % context,
            *_what_to_do(context),
        ],
        facts=[*facts(context), *_before(context)],
        buttons=[*join_buttons(context), *manage_buttons(links)],
        ending=_ending(context),
        reason=reason(context),
        calendar=calendar(context),
    )


@writes(BACK_ON)
def back_on(context: EmailContext, links: Links) -> Email:
    """Say that a meeting that was cancelled will be held."""
    return Email(
        subject=_("The meeting will be held: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s was cancelled. Now it will be held after all.") % context,
            *_what_to_do(context),
        ],
        facts=[*facts(context), *_before(context)],
        buttons=[*join_buttons(context), *manage_buttons(links)],
        ending=_ending(context),
        reason=reason(context),
        calendar=calendar(context),
    )


@writes(NEW_TIME)
def new_time(context: EmailContext, links: Links) -> Email:
    """Ask somebody whom the old time did not suit whether the new one does."""
    return Email(
        subject=_("New time: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("You could not come to the meeting %(title)s at the time that it had.") % context,
            _("Now it has a new time. Does that suit you? You are welcome to answer again."),
        ],
        facts=[*facts(context), (_("When, before"), str(context["before"]))],
        buttons=[
            (_("Answer again"), links["manage"]),
            (_("To the page of the meeting"), str(context["url"])),
        ],
        reason=reason(context),
    )


@writes(CALLED_OFF)
def called_off(context: EmailContext, links: Links) -> Email:
    """Say that the meeting is cancelled, and take it out of the calendar."""
    return Email(
        subject=_("Cancelled: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("The meeting %(title)s is cancelled and will not be held.") % context,
            _("You need do nothing. If it is held after all, we write to you again."),
        ],
        facts=facts({**context, "mode": ""}),
        buttons=[(_("To the page of the meeting"), str(context["url"]))],
        ending=[_("The attached file takes the meeting out of your calendar.")]
        if context["calendar"]
        else [],
        reason=reason(context),
        calendar=calendar(context),
    )


@writes(REMOVED)
def removed(context: EmailContext, links: Links) -> Email:
    """Say that somebody is no longer registered, and take the meeting out of the calendar."""
    return Email(
        subject=_("You are no longer registered: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("Your registration for the meeting %(title)s has been cancelled.") % context,
            _("Is that a mistake? You are welcome to answer again on the page of the meeting."),
        ],
        facts=facts({**context, "mode": ""}),
        buttons=[(_("To the page of the meeting"), str(context["url"]))],
        reason=reason(context),
        calendar=calendar(context),
    )


@writes(ASK_MANAGER)
def ask_manager(context: EmailContext, links: Links) -> Email:
    """Ask a manager whether participants are to be told of what was published."""
    return Email(
        subject=_question(context) % context,
        paragraphs=[
            _("Hello!"),
            *_uninformed_counts(context),
            _("See what is new, and choose whether to send a mail."),
        ],
        buttons=[(_("See and choose"), str(context["url"]))],
        reason=_("You get this mail because you manage the participants of meetings."),
    )


def _question(context: EmailContext) -> str:
    if context["count"]:
        return _("Are the participants to be told? %(title)s")
    if context.get("invited"):
        return _("Are the invited to be told? %(title)s")
    return _("Are those who could not come to be told? %(title)s")


def _uninformed_counts(context: EmailContext) -> list[str]:
    """Return how many participants, invited and others something is news to."""
    # Mails of before do not say all of it.
    participants, invited, declined = (
        int(str(context.get(name, 0))) for name in ("count", "invited", "declined")
    )
    said = []
    if participants:
        words = ngettext(
            "The meeting %(title)s has been published with changes that one participant does "
            "not know of.",
            "The meeting %(title)s has been published with changes that %(count)s "
            "participants do not know of.",
            participants,
        )
        said.append(words % context)
    if invited:
        words = ngettext(
            "The meeting %(title)s has been published with changes that one who is invited and "
            "has not answered does not know of.",
            "The meeting %(title)s has been published with changes that %(invited)s who are "
            "invited and have not answered do not know of.",
            invited,
        )
        said.append(words % context)
    if declined:
        words = ngettext(
            "The meeting %(title)s has a new time that one who could not come at the old one does "
            "not know of.",
            "The meeting %(title)s has a new time that %(declined)s who could not come at the old "
            "one do not know of.",
            declined,
        )
        said.append(words % context)
    return said


def _before(context: EmailContext) -> list[Fact]:
    before = context["before"]
    names = {TIME: _("When, before"), PLACE: _("Where, before"), FORM: _("Form, before")}
    known = dict(before) if isinstance(before, dict) else {}
    if context["mode"] == Mode.ONLINE and not context["has_lost_form"]:
        known.pop(PLACE, None)
    return [(name, str(known[kind])) for kind, name in names.items() if known.get(kind)]


def _what_to_do(context: EmailContext) -> list[str]:
    """Return what the change means for the reader."""
    said = []
    if context["has_new_link"] and join_buttons(context):
        said.append(_("The link to the online meeting is new. The earlier one no longer works."))
    said += lost_form(context)
    if context["state"] == State.WAITING:
        said.append(_("You keep your place on the waiting list."))
    if context["state"] == State.OFFERED:
        said.append(_("We still keep a seat for you. Answer by the link in our earlier mail."))
    return said


def _ending(context: EmailContext) -> list[str]:
    if context["state"] != State.CONFIRMED:
        return []
    return [
        _(
            "The meeting is attached for your calendar, and replaces the earlier entry. If you "
            "can no longer come, give up your seat so that somebody else can have it."
        )
    ]


@writes(GROUP)
def group(context: EmailContext, links: Links) -> Email:
    """Say what the manager has written."""
    return Email(
        subject=str(context["subject"]),
        paragraphs=[
            *_language_note(context),
            *_in(str(context["written_in"]), paragraphs_of(str(context["text"]))),
        ],
        facts=[(_("Meeting"), str(context["title"])), *facts(context), *_standing(context)],
        buttons=_buttons(context, links),
        reason=reason(context),
    )


@writes(COPY)
def copy(context: EmailContext, links: Links) -> Email:
    """Show the sender what was sent, in each language that it was written in."""
    count = int(str(context["count"]))
    said = context["words"] if isinstance(context["words"], list) else []
    intro = ngettext(
        "This is a copy of the mail that you have sent to %(count)s person.",
        "This is a copy of the mail that you have sent to %(count)s people.",
        count,
    )
    paragraphs = [intro % context]
    for subject, text, *language in said:  # copies of before do not say the language
        paragraphs += _in("".join(language), [subject, *paragraphs_of(text)])
    return Email(
        subject=_("Copy: %(subject)s") % {"subject": said[0][0]},
        paragraphs=paragraphs,
        facts=[(_("Meeting"), str(context["title"])), *facts(context)],
        reason=_("You get this copy because you asked for it when you sent the mail."),
    )


def paragraphs_of(text: str) -> list[str]:
    """Return the parts of a text that blank lines part."""
    return [part.strip("\n") for part in re.split(r"\n[^\S\n]*\n", text) if part.strip()]


def _in(language: str, paragraphs: list[str]) -> list[str]:
    """Return paragraphs that say in which language they are, if it is not that of the mail."""
    if language in ("", get_language()):
        return paragraphs
    return [ForeignParagraph(each, language) for each in paragraphs]


def _language_note(context: EmailContext) -> list[str]:
    """Say that the words are in another language than the reader's."""
    written_in = str(context["written_in"])
    if written_in == context["language"] or written_in not in LANG_INFO:
        return []
    name = get_language_info(written_in)["name_translated"]
    return [_("This message is in %(language)s.") % {"language": name}]


def _standing(context: EmailContext) -> list[Fact]:
    """Say how the answer stands of those who have no seat: nobody is to come in vain."""
    if context["is_cancelled"]:
        return [(_("Status"), _("cancelled"))]
    answers = {
        State.WAITING: _("you stand on the waiting list"),
        State.OFFERED: _("we keep a seat for you, answer by the link in our earlier mail"),
        State.DECLINED: _("you cannot come"),
        State.CANCELLED: _("you have cancelled"),
    }
    return [
        (_("Your answer"), words) for state, words in answers.items() if state == context["state"]
    ]


def _buttons(context: EmailContext, links: Links) -> list[Button]:
    if links:
        return [*join_buttons(context), *manage_buttons(links)]
    page = [(_("To the page of the meeting"), str(context["url"]))] if context["url"] else []
    return [*join_buttons(context), *page]
