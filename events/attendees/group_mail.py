"""A mail from the manager to some of those who answered to a meeting: to whom, and once each."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from access.mail import NewMail, post
from access.models import OutgoingMail
from events.enums import State
from events.models import EventPage, MeetingSettings, Registration
from events.models.registrations import RegistrationQuerySet
from events.registration import audit_log, notifications
from events.registration.seats import lock_seats

GROUP, COPY = "events.group", "events.group_copy"
NOT_COMING = (State.DECLINED, State.CANCELLED, State.LAPSED)


@dataclass(frozen=True)
class LocalisedText:
    """What the manager has written in one language."""

    language: str
    subject: str
    text: str


@dataclass(frozen=True)
class Message:
    """What is written about one meeting; in the site's own language first, and always."""

    event: EventPage
    words: list[LocalisedText]

    def words_for(self, language: str) -> LocalisedText:
        """Return the words in a language, or those in the site's own."""
        return next((each for each in self.words if each.language == language), self.words[0])

    @property
    def mark(self) -> str:
        """Return what these words are known by, which tells nothing of them."""
        said = [[each.language, each.subject, each.text] for each in self.words]
        text = json.dumps([self.event.pk, *said])
        return salted_hmac(GROUP, text, algorithm="sha256").hexdigest()[:32]

    def key_for(self, uid: object) -> str:
        """Return the key by which nobody gets the same words twice, in however many groups."""
        return f"{GROUP}:{self.mark}:{uid}"


@dataclass(frozen=True)
class Audience:
    """Some of those who answered, and which of them a message goes to."""

    message: Message
    people: Collection[Registration]

    @cached_property
    def receivers(self) -> list[Registration]:
        """Return those who get it."""
        had = self._had
        return [each for each in self.people if each.is_reached and each.uid not in had]

    @property
    def earlier(self) -> int:
        """Return to how many the same words have been sent before."""
        return sum(each.uid in self._had for each in self.people)

    @property
    def without_address(self) -> int:
        """Return how many have given no address."""
        return sum(not each.email for each in self.people)

    @property
    def bounced(self) -> int:
        """Return from how many mail has come back."""
        return sum(bool(each.email and each.bounced_at) for each in self.people)

    @property
    def not_coming(self) -> int:
        """Return how many get it who do not come."""
        return sum(each.state in NOT_COMING for each in self.receivers)

    @cached_property
    def _had(self) -> set[Any]:
        keys = {self.message.key_for(each.uid): each.uid for each in self.people}
        start = self.message.key_for("")
        found = OutgoingMail.objects.filter(key__startswith=start).values_list("key", flat=True)
        return {keys[key] for key in found if key in keys}


def send(message: Message, people: RegistrationQuerySet, group: str, user: Any) -> int:
    """Mail those who are in a group now, each once; return how many mails that were."""
    with lock_seats(message.event) as seats:
        now = Message(seats.event, message.words)
        # In one order: two who send at once wait for each other, and do not block each other.
        chosen = list(people.select_for_update().order_by("pk"))
        reply_to = MeetingSettings.load().email
        sent = sum(_mail(person, now, reply_to) for person in Audience(now, chosen).receivers)
        if sent:
            audit_log.write(seats.event, "events.group", user, count=sent, whom=group)
    return sent


def send_copy(message: Message, count: int, user: Any, language: str) -> bool:
    """Mail the sender what was sent to so many, once; tell whether there was a mail."""
    event = message.event
    page = event.in_language(language)
    with translation.override(language):
        context = {
            "title": page.title,
            "when": event.when,
            "where": page.where,
            "mode": "",
            "count": count,
            "words": [[each.subject, each.text, each.language] for each in message.words],
        }
    key = message.key_for(f"copy:{user.pk}")
    return bool(post(NewMail(COPY, user.email, language, told=context, key=key), is_limited=False))


def email_context(person: Registration, message: Message) -> dict[str, Any]:
    """Return what the mail tells one reader, in the active language."""
    event = person.event
    about = notifications.facts(person)
    is_over = event.is_cancelled or event.has_ended()
    has_seat = person.state == State.CONFIRMED and not is_over
    words = message.words_for(person.language)
    return {
        **about,
        "url": about["url"] if event.live else "",
        "mode": person.mode if has_seat else "",
        "online_url": "" if is_over else about["online_url"],
        "state": "" if is_over else person.state,
        "is_cancelled": event.is_cancelled,
        "subject": words.subject,
        "text": words.text,
        "written_in": words.language,
        "language": person.language,
    }


def links_for(person: Registration, now: dt.datetime | None = None) -> list[dict[str, Any]]:
    """Return the links that still make sense: none once there is nothing to answer."""
    event, now = person.event, now or timezone.now()
    if event.is_cancelled or event.has_ended(now) or person.state == State.WALKED_IN:
        return []
    return notifications.own_links(person, now)


def _mail(person: Registration, message: Message, reply_to: str) -> bool:
    person.event = message.event
    with translation.override(person.language):
        context = email_context(person, message)
    mail = NewMail(
        kind=GROUP,
        to=person.email,
        language=person.language,
        told=context,
        links=links_for(person),
        key=message.key_for(person.uid),
        reply_to=reply_to,
    )
    return bool(post(mail, is_limited=False))
