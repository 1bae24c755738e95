"""The link to what somebody has begun: to go on, and once it is sent, to see or withdraw it."""

import datetime as dt
from typing import Any

from access import links
from enterprises.models import DirectorySettings, Submission

PURPOSE = "enterprises.draft"


def draft_lifetime() -> dt.timedelta:
    """Return how long the link to a draft lasts."""
    return dt.timedelta(days=DirectorySettings.load().draft_days)


def draft_spec(submission: Submission) -> dict[str, Any]:
    """Return what a mail must know to hold the link of a submission, as its link `draft`."""
    return links.spec("draft", PURPOSE, submission.pk)
