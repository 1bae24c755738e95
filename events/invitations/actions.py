"""Sends invitations: each address one for each meeting, however often the button is pressed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import translation

from access import links
from access.mail import NewMail, post_many
from events.invitations.emails import INVITATION, email_context
from events.invitations.links import LEAVE
from events.invitations.recipients import choose_recipients, invitation_obstacle
from events.invitations.sections import sections_for
from events.invitations.sources import Invitee
from events.models import EventPage, Invitation, ParticipantList
from events.registration import audit_log


class NotNowError(Exception):
    """Nobody can be invited to the meeting (see `hindrance`)."""


def invite(event: EventPage, greetings: Mapping[str, str], user: Any) -> int:
    """Invite everybody who is to be and has not been, and return how many.

    `greetings` are the manager's own words by language. Of two who press at once, the row of the
    invitation gives each address to one.
    """
    event = EventPage.objects.get(pk=event.pk).source
    if invitation_obstacle(event):
        raise NotNowError
    ParticipantList.objects.get_or_create(event=event)  # what is published is noted from now on
    with transaction.atomic():
        # In one order, so that two at once do not wait for each other for ever.
        people = sorted(choose_recipients(event).new, key=lambda invitee: invitee.digest)
        mine = [invitee for invitee in people if _claim(event, invitee)]
        count = len(post_many(mails_to(mine, INVITATION, event, greetings)))
        if count:
            audit_log.write(event, "events.invite", user, count=count)
    return count


def mails_to(
    invitees: list[Invitee], kind: str, event: EventPage, greetings: Mapping[str, str]
) -> list[NewMail]:
    """Return the invitations or reminders to some, each with the way out of them."""
    told = {
        language: _context(event, language, greetings.get(language, ""))
        for language in {invitee.language for invitee in invitees}
    }
    sections = sections_for(event, invitees) if kind == INVITATION else {}
    return [
        NewMail(
            kind=kind,
            to=invitee.address,
            language=invitee.language,
            told={
                **told[invitee.language],
                "reason": invitee.reason,
                "sections": sections.get(invitee.digest, []),
            },
            links=[links.spec("leave", LEAVE, invitee.digest)],
            key=f"{kind}:{event.pk}:{invitee.digest[:40]}",
            useful_until=event.registration_closes_at or event.starts_at,
        )
        for invitee in invitees
    ]


def _context(event: EventPage, language: str, greeting: str) -> dict[str, Any]:
    with translation.override(language):
        return {**email_context(event, language), "greeting": greeting}


def _claim(event: EventPage, invitee: Invitee) -> bool:
    """Write the invitation down; tell whether it is new."""
    new = Invitation(event=event, language=invitee.language)
    new.record_announced(event)
    _row, is_new = Invitation.objects.get_or_create(
        event=event, address=invitee.digest, defaults={"language": new.language, **new.announced}
    )
    return is_new
