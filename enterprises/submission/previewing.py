"""The profile as it will look: a page made of a draft, which is never saved."""

from dataclasses import dataclass
from typing import Any

from enterprises import values
from enterprises.models import EnterpriseIndexPage, EnterprisePage, Offer, Submission

PICTURES = {"logo", "photos"}


@dataclass(frozen=True)
class Preview:
    """What the parts of a profile's template need, without a page that anyone can reach."""

    page: EnterprisePage
    offers: list[Offer]
    logo: int | None
    photos: list[dict[str, Any]]


def profile_of(submission: Submission, index: EnterpriseIndexPage) -> Preview:
    """Return the profile that a draft would become; its pictures are shown apart from it."""
    page = EnterprisePage(locale=index.locale)
    # A place below the directory, so that the parts find the page above; nothing is stored.
    page.path, page.depth = f"{index.path}0000", index.depth + 1
    told = {**values.blank(), **submission.values}
    values.write(page, told, [name for name in values.NAMES if name not in PICTURES])
    return Preview(page, list(page.offers.all()), told["logo"], told["photos"])
