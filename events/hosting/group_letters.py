"""The mail in a manager's own words, with the facts of the meeting and why one gets it."""

import re

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from access.emails import Button, Email, EmailContext, Fact, ForeignParagraph, Links, writes
from events.enums import State
from events.hosting.group import COPY, GROUP
from events.registration.letters import facts, join, manage, reason


@writes(GROUP)
def group(told: EmailContext, links: Links) -> Email:
    """Say what the manager has written."""
    return Email(
        subject=str(told["subject"]),
        paragraphs=[
            *_language_note(told),
            *_in(str(told["written_in"]), paragraphs_of(str(told["text"]))),
        ],
        facts=[(_("Meeting"), str(told["title"])), *facts(told), *_standing(told)],
        buttons=_buttons(told, links),
        reason=reason(told),
    )


@writes(COPY)
def copy(told: EmailContext, links: Links) -> Email:
    """Show the sender what was sent, in each language that it was written in."""
    count = int(str(told["count"]))
    said = told["words"] if isinstance(told["words"], list) else []
    intro = ngettext(
        "This is a copy of the mail that you have sent to %(count)s person.",
        "This is a copy of the mail that you have sent to %(count)s people.",
        count,
    )
    paragraphs = [intro % told]
    for subject, text, *language in said:  # copies of before do not say the language
        paragraphs += _in("".join(language), [subject, *paragraphs_of(text)])
    return Email(
        subject=_("Copy: %(subject)s") % {"subject": said[0][0]},
        paragraphs=paragraphs,
        facts=[(_("Meeting"), str(told["title"])), *facts(told)],
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


def _language_note(told: EmailContext) -> list[str]:
    """Say that the words are in another language than the reader's."""
    written_in = str(told["written_in"])
    if written_in == told["language"] or written_in not in LANG_INFO:
        return []
    name = get_language_info(written_in)["name_translated"]
    return [_("This message is in %(language)s.") % {"language": name}]


def _standing(told: EmailContext) -> list[Fact]:
    """Say how the answer stands of those who have no seat: nobody is to come in vain."""
    if told["is_cancelled"]:
        return [(_("Status"), _("cancelled"))]
    answers = {
        State.WAITING: _("you stand on the waiting list"),
        State.OFFERED: _("we keep a seat for you, answer by the link in our earlier mail"),
        State.DECLINED: _("you cannot come"),
        State.CANCELLED: _("you have cancelled"),
    }
    return [
        (_("Your answer"), words) for state, words in answers.items() if state == told["state"]
    ]


def _buttons(told: EmailContext, links: Links) -> list[Button]:
    if links:
        return [*join(told), *manage(links)]
    page = [(_("To the page of the meeting"), str(told["url"]))] if told["url"] else []
    return [*join(told), *page]
