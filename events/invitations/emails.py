"""The invitation to a meeting, and its reminder."""

from typing import Any

from django.utils.translation import gettext as _

from access.emails import Button, Email, EmailContext, Fact, Links, writes
from events import times
from events.enums import Mode
from events.invitations.sections import sections_of
from events.models import EventPage

INVITATION, REMINDER = "events.invitation", "events.invitation_reminder"
NEWS = "events.invitation_news"


@writes(INVITATION)
def invitation(context: EmailContext, links: Links) -> Email:
    """Invite somebody, in the words of whoever holds the meeting if there are any."""
    greeting = str(context["greeting"]).strip()
    return Email(
        subject=_("Invitation: %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            *([greeting] if greeting else []),
            _("You are invited to the meeting %(title)s.") % context,
            *_summary(context),
        ],
        facts=_facts(context),
        sections=sections_of(context.get("sections")),
        buttons=_buttons(context),
        reason=str(context["reason"]),
        unsubscribe=links["leave"],
    )


@writes(REMINDER)
def reminder(context: EmailContext, links: Links) -> Email:
    """Ask once more, and for the last time."""
    return Email(
        subject=_("Will you come? %(title)s") % context,
        paragraphs=[
            _("Hello!"),
            _("We have invited you to the meeting %(title)s, and have not heard from you.")
            % context,
            _("Tell us whether you come. This is the only reminder."),
        ],
        facts=_facts(context),
        buttons=_buttons(context),
        reason=str(context["reason"]),
        unsubscribe=links["leave"],
    )


@writes(NEWS)
def news(context: EmailContext, links: Links) -> Email:
    """Say that the meeting has a new time, is cancelled or will be held after all."""
    subject, said = {
        "cancelled": (
            _("Cancelled: %(title)s"),
            _("The meeting %(title)s, to which we have invited you, will not be held."),
        ),
        "back_on": (
            _("The meeting will be held: %(title)s"),
            _("The meeting %(title)s was cancelled. Now it will be held after all."),
        ),
        "moved": (
            _("New time: %(title)s"),
            _("The meeting %(title)s, to which we have invited you, has a new time."),
        ),
    }[str(context["what"])]
    is_off = context["what"] == "cancelled"
    before = [(_("When, before"), str(context["before"]))] if context["before"] else []
    return Email(
        subject=subject % context,
        paragraphs=[_("Hello!"), said % context, *([_("You need do nothing.")] if is_off else [])],
        facts=[*_facts(context), *before],
        buttons=_buttons(context),
        reason=str(context["reason"]),
        unsubscribe=links["leave"],
    )


def email_context(event: EventPage, language: str) -> dict[str, Any]:
    """Return what both tell of a meeting; the active language is that of the reader."""
    page = event.in_language(language)
    takes_answers = event.is_taking_registrations()
    closes = event.registration_closes_at
    return {
        "title": page.title,
        "summary": page.summary,
        "url": page.full_url or "",
        "when": event.when,
        "where": page.where,
        "form": str(event.get_mode_display()) if event.mode == Mode.HYBRID else "",
        "takes_answers": takes_answers,
        "answer_by": times.moment(closes) if takes_answers and closes else "",
    }


def _summary(context: EmailContext) -> list[str]:
    return [str(context["summary"])] if context["summary"] else []


def _facts(context: EmailContext) -> list[Fact]:
    found = [
        (_("When"), context["when"]),
        (_("Where"), context["where"]),
        (_("Form"), context.get("form")),  # mails of before do not say
        (_("Answer by"), context["answer_by"]),
    ]
    return [(name, str(value)) for name, value in found if value]


def _buttons(context: EmailContext) -> list[Button]:
    """Return the one button: to the form where there is one, else to the page."""
    if context["takes_answers"]:
        return [(_("Answer whether you come"), f"{context['url']}#answer")]
    return [(_("To the page of the meeting"), str(context["url"]))]
