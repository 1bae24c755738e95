"""Seeds the two projects of the commission."""

import datetime as dt
from typing import Any

from config.seeding.bodies import body
from config.seeding.naming import key_of
from config.seeding.pictures import picture
from config.seeding.publishing import is_seeded, put, translate
from config.seeding.reading import in_language, records
from home.models import HomePage, ProjectPage

KIND = "projects"


def seed_projects() -> int:
    """Add the projects that are missing; return how many were added."""
    home = HomePage.objects.get(locale__language_code="sv")
    missing = [record for record in records(KIND) if not is_seeded(KIND, record["slug"]["sv"])]
    for record in missing:
        translate(put(home, _page(record), key=(KIND, record["slug"]["sv"])), record)
    return len(missing)


def _page(record: dict[str, Any]) -> ProjectPage:
    written = in_language(record, "sv")
    owner = f"{KIND}/{written['slug']}"
    return ProjectPage(
        title=written["title"],
        slug=written["slug"],
        summary=written["summary"],
        search_description=written["summary"],
        responsible=written["responsible"],
        picture=picture(written["draw"], written["alt"]),
        commissioner=written["commissioner"],
        starts_on=dt.date.fromisoformat(written["starts_on"]),
        ends_on=dt.date.fromisoformat(written["ends_on"]),
        goals=_lines("goal", written["goals"], owner),
        steering_group=_lines("role", written["steering_group"], owner),
        body=body(written["body"], owner),
    )


def _lines(kind: str, lines: list[str], owner: str) -> list[dict[str, str]]:
    return [
        {"type": kind, "value": line, "id": str(key_of(kind, f"{owner}/{at}"))}
        for at, line in enumerate(lines)
    ]
