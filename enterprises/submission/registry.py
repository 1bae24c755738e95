"""What the form in steps registers at start: its link and its letters."""

from access import links
from enterprises.submission import letters, opening
from enterprises.submission.links import PURPOSE, draft_lifetime

__all__ = ["letters"]

links.register(
    links.Purpose(
        PURPOSE,
        draft_lifetime,
        opening.offer,
        opening.open_draft,
        works_once=False,
        instead=opening.begin,
    )
)
