"""Whose draft it is: its key stands in the session of the browser that writes it."""

from uuid import UUID

from django.http import HttpRequest

from enterprises.models import Submission
from enterprises.models.enums import reader_language
from enterprises.profiles.values import blank

KEY = "enterprises-submission"


def begin(request: HttpRequest) -> Submission:
    """Begin a new profile in this browser."""
    language = reader_language()
    submission = Submission.objects.create(values=blank(), language=language, written_in=language)
    remember(request, submission)
    return submission


def remember(request: HttpRequest, submission: Submission) -> None:
    """Let this browser go on with a submission."""
    request.session.cycle_key()
    request.session[KEY] = str(submission.pk)


def forget(request: HttpRequest) -> None:
    """Let this browser begin anew."""
    request.session.pop(KEY, None)


def submission_of(request: HttpRequest) -> Submission | None:
    """Return the submission that this browser writes or has sent."""
    try:
        key = UUID(str(request.session.get(KEY, "")))
    except ValueError:
        return None
    return Submission.objects.filter(pk=key).first()
