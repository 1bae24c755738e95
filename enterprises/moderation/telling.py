"""Tells the sender what was decided: one mail for each decision."""

from access.mail import NewMail, post
from enterprises.models import EnterprisePage, Submission


def approved(submission: Submission, page: EnterprisePage) -> None:
    """Say that the profile, or the change, is public now."""
    from enterprises.keeping.links import login_spec

    is_new = submission.kind == Submission.Kind.NEW
    translated = page.get_translations().filter(live=True, alias_of=None)
    translated = translated.filter(locale__language_code=submission.language)
    shown = translated.first() or page
    told = {"url": shown.full_url, "is_new": is_new, "is_public": page.live}
    contact = submission.contact
    _tell(submission, "enterprises.approved", told, [login_spec(contact)] if contact else [])


def sent_back(submission: Submission) -> None:
    """Say what should be changed, with a link to go on."""
    _tell(submission, "enterprises.sent_back", {"reason": submission.reason}, _way_on(submission))


def rejected(submission: Submission) -> None:
    """Say no, and why."""
    _tell(submission, "enterprises.rejected", {"reason": submission.reason})


def _way_on(submission: Submission) -> list[dict]:
    """Return the link by which the sender goes on with what was sent back."""
    from enterprises.keeping.links import login_spec
    from enterprises.submission.links import draft_spec

    if submission.kind == Submission.Kind.CHANGE and submission.contact:
        return [login_spec(submission.contact)]
    return [draft_spec(submission)]


def _tell(submission: Submission, kind: str, told: dict, links: list[dict] | None = None) -> None:
    if not submission.sender_email:
        return
    about = {"number": submission.number, "title": submission.values.get("title", "")}
    mail = NewMail(
        kind=kind,
        to=submission.sender_email,
        language=submission.language,
        told={**about, **told},
        links=links or [],
        key=f"{kind}:{submission.pk}:{submission.decided_at:%Y%m%d%H%M%S%f}",
    )
    post(mail, is_limited=False)
