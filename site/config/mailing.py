"""How mail leaves the site: by which server, from whom, and how long we wait for it."""

from typing import Any
from urllib.parse import urlsplit

SECONDS = 5  # a server that takes longer is held for away, and the mail waits


def mail_of(server: dict[str, Any], sender: str, site_url: str) -> dict[str, Any]:
    """Return the settings of mail; without a sender it comes from the site's own name."""
    sender = sender or f"noreply@{urlsplit(site_url).hostname or 'localhost'}"
    return {
        **server,
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
        "ACCESS_SIGNATURE": "home.emails.signature",
        "ACCESS_CONTACT": "home.emails.contact",
    }
