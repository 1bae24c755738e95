"""What reminders say, in the language of the receiver."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from access.emails import Email, EmailContext, Links, writes
from enterprises.models.timetable import Stage

KIND = "enterprises.reminder"
SHOWN = ["phone", "email", "website", "address", "opening_hours"]


@writes(KIND)
def reminder(context: EmailContext, links: Links) -> Email:
    """Ask whether everything in a profile is right, with one button for each answer."""
    stage = Stage(str(context["stage"]))
    paragraphs = [
        gettext("Hello!"),
        _opening(stage) % _words(context),
        _consequence(stage, context),
    ]
    buttons = [(gettext("Everything is right"), links["confirm"])]
    # The organisation's own address may not change anything, but ask to look after the profile.
    buttons.append((gettext("Change the details"), links.get("change") or str(context["claim"])))
    buttons.append((gettext("Unlist us"), links["unlist"]))
    return Email(
        subject=_subject(stage) % _words(context),
        paragraphs=paragraphs,
        facts=_facts(context),
        buttons=buttons,
        ending=[gettext("Nobody but you should use the links: do not pass the mail on.")],
        reason=_reason(context),
    )


def _subject(stage: Stage) -> str:
    subjects = {
        Stage.ASKED: gettext("Are the details of %(enterprise)s still right?"),
        Stage.REMINDED: gettext("Reminder: are the details of %(enterprise)s still right?"),
        Stage.LAST: gettext("Last reminder: are the details of %(enterprise)s still right?"),
        Stage.PAUSED: gettext("The profile of %(enterprise)s is paused"),
    }
    return subjects[stage]


def _opening(stage: Stage) -> str:
    if stage is Stage.PAUSED:
        return gettext(
            "The profile of %(enterprise)s is paused, because nobody has confirmed it for a long "
            "time. It is no longer in the directory or in searches, but its address still works."
        )
    return gettext(
        "Nobody has confirmed the details of %(enterprise)s since %(day)s. Buyers see how fresh "
        "a profile is. Have a look, and answer with one of the links below. It takes a minute."
    )


def _consequence(stage: Stage, context: EmailContext) -> str:
    if stage is Stage.PAUSED:
        return gettext("If everything is right, one press brings it back at once.")
    sentence = gettext("If we do not hear from you the profile is paused on %(day)s.")
    return sentence % {"day": _day(context["pause_on"])}


def _facts(context: EmailContext) -> list[tuple[str, str]]:
    names = {
        "phone": gettext("Phone"),
        "email": gettext("E-mail"),
        "website": gettext("Website"),
        "address": gettext("Address"),
        "opening_hours": gettext("Open"),
    }
    shown: Any = context["shown"]
    facts = [(gettext("Profile"), str(context["url"]))]
    return facts + [(names[name], shown[name]) for name in SHOWN if shown.get(name)]


def _reason(context: EmailContext) -> str:
    if context["is_contact"]:
        sentence = gettext(
            "You get this mail because you are a contact person for %(enterprise)s."
        )
    else:
        sentence = gettext(
            "You get this mail because this is the public address of %(enterprise)s in the "
            "directory."
        )
    return sentence % _words(context)


def _words(context: EmailContext) -> dict[str, str]:
    return {"enterprise": str(context["enterprise"]), "day": _day(context["right_on"])}


def _day(written: object) -> str:
    return date_format(dt.date.fromisoformat(str(written)), "j F Y")


@writes("enterprises.unlisted")
def unlisted(context: EmailContext, links: Links) -> Email:
    """Tell a contact person that the profile is taken away."""
    return Email(
        subject=gettext("%(enterprise)s is no longer listed") % context,
        paragraphs=[
            gettext("Hello!"),
            gettext("The profile of %(enterprise)s has been taken away from the directory.")
            % context,
            gettext(
                "It can no longer be seen, and what you agreed to is withdrawn. Search engines "
                "may show the old page for some days."
            ),
            gettext("If that is a mistake, write to us and we will put it back."),
        ],
        reason=gettext("You get this mail because you are a contact person for %(enterprise)s.")
        % context,
    )
