"""Fills a database with demo content, one kind after the other."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction

from config.seeding.contracts import seed_contracts
from config.seeding.enterprises import seed_enterprises
from config.seeding.guides import seed_guides
from config.seeding.indexes import bring_up_to_date, put_off
from config.seeding.meetings import seed_meetings
from config.seeding.news import seed_news
from config.seeding.notices import seed_notices
from config.seeding.participants import seed_participants
from config.seeding.partners import seed_partners
from config.seeding.procurements import seed_procurements
from config.seeding.projects import seed_projects
from config.seeding.site_texts import seed_site_texts, settings_are_filled
from config.seeding.upkeep import seed_upkeep
from config.seeding.watching import seed_watching
from config.site_setup import prepare

KINDS: dict[str, Callable[[], int]] = {
    "projects": seed_projects,
    "guides": seed_guides,
    "enterprises": seed_enterprises,
    "upkeep": seed_upkeep,
    "notices": seed_notices,
    "contracts that end": seed_contracts,
    "watching": seed_watching,
    "procurements": seed_procurements,
    "meetings": seed_meetings,
    "participants": seed_participants,
    "partner calendars": seed_partners,
    "news": seed_news,
    "site texts": seed_site_texts,
}


def seed() -> dict[str, int]:
    """Add the demo content that is missing; return how much was added of each kind."""
    prepare()
    with _in_silence(), put_off():
        added = {name: _add(kind) for name, kind in KINDS.items()}
    if any(added.values()):
        bring_up_to_date()
    return added


def is_seeded() -> bool:
    """Tell whether the demo content has been added to the end."""
    return settings_are_filled()


def _add(kind: Callable[[], int]) -> int:
    with transaction.atomic():
        return kind()


@contextmanager
def _in_silence() -> Iterator[None]:
    """Leave out Wagtail's line for every page that is published."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
