"""Seeds who comes to the demo meetings: made up, and saying so in every name and address."""

import datetime as dt
from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from config.seeding.naming import key_of
from config.seeding.reading import records
from events.enums import Mode, State
from events.models import EventPage, ParticipantList, Question, Registration
from events.registration import announced
from events.registration.privacy import NAMES_DAYS, forget

KIND = "participants"
WORDS = "Exempel på samtycke."
NEEDS_EVERY, ENGLISH_EVERY, ABSENT_EVERY = 9, 7, 6


def seed_participants() -> int:
    """Fill the lists of the demo meetings that have none; return how many were filled."""
    return sum(_fill(record) for record in records("meetings"))


def _fill(record: dict[str, Any]) -> int:
    key = key_of("meetings", record["slug"]["sv"])
    event = EventPage.objects.filter(translation_key=key, locale__language_code="sv").first()
    if event is None or ParticipantList.objects.filter(event=event).exists():
        return 0
    people, counts = _people(), record["people"]
    rows = [
        *_rows(event, people, Mode.ON_SITE, State.CONFIRMED, counts.get("on_site", 0)),
        *_rows(event, people, Mode.ONLINE, State.CONFIRMED, counts.get("online", 0)),
        *_rows(event, people, Mode.ON_SITE, State.WAITING, counts.get("waiting", 0)),
    ]
    participant_list = ParticipantList.objects.create(
        event=event, last_place=counts.get("waiting", 0)
    )
    announced.start(participant_list, event)
    Registration.objects.bulk_create(rows)
    _ask(event, record.get("asked", []))
    if event.starts_at < timezone.now() - dt.timedelta(days=NAMES_DAYS):
        forget(event.registrations.all())
    return 1


def _people() -> Iterator[dict[str, str]]:
    """Return one made-up person after the other."""
    (words,) = records(KIND)
    organisations = cycle(words["organisations"])
    for number, (last, first) in enumerate(product(words["last"], words["first"]), start=1):
        person = {
            "name": f"{first} {last}",
            "email": f"{slugify(first)}.{slugify(last)}@example.org",
            "organisation": next(organisations),
            "language": "sv" if number % ENGLISH_EVERY else "en",
        }
        if number % NEEDS_EVERY == 0:
            at = number // NEEDS_EVERY % len(words["access"])
            person |= {"access_needs": words["access"][at], "food_needs": words["food"][at]}
        yield person


def _rows(
    event: EventPage, people: Iterator[dict[str, str]], mode: Mode, state: State, count: int
) -> list[Registration]:
    held = event.has_ended()
    rows = []
    for number in range(1, count + 1):
        person = next(people)
        row = Registration(event=event, mode=mode, state=state, **person)
        if row.access_needs:
            row.consent, row.consented_at = WORDS, timezone.now()
        if state == State.WAITING:
            row.place = number
        if held and number % ABSENT_EVERY:
            row.attended_at = event.starts_at
        rows.append(row)
    return rows


def _ask(event: EventPage, asked: list[dict[str, str]]) -> None:
    """Add the questions: those with words in English have been chosen for the page."""
    senders = event.registrations.order_by("pk")
    for question, sender in zip(asked, senders, strict=False):
        is_chosen = "en" in question
        Question.objects.create(
            event=event,
            registration=sender,
            text=question["sv"],
            wording_sv=question["sv"] if is_chosen else "",
            wording_en=question.get("en", ""),
            is_shown=is_chosen,
        )
