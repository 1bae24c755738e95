"""Stores what readers say of a page and of its faults, without knowing who they are."""

import datetime as dt

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from access.addresses import digest
from home import emails
from home.feedback.forms import LocalPathField
from home.models import Feedback, SiteSettings

SALT = "home.feedback"
WORDS_WITHIN = 30 * 60
SAME_WITHIN = dt.timedelta(minutes=10)  # a form that is sent twice is meant once


class TooLateError(Exception):
    """The token is wrong or has grown too old to add words with."""


def store_answer(path: str, language: str, is_useful: bool, words: str = "") -> Feedback:
    """Store a yes or a no about the page at a path; the same words at once are stored once."""
    fields = {"path": path, "language": language, "is_useful": is_useful, "words": words}
    same = Feedback.objects.filter(**fields, created_at__gt=timezone.now() - SAME_WITHIN)
    return (words and same.first()) or Feedback.objects.create(**fields)


def words_token(answer: Feedback) -> str:
    """Return a signed token that lets its holder add words to the answer for half an hour."""
    return signing.dumps(answer.pk, salt=SALT)


def add_words(token: str, words: str) -> Feedback:
    """Put words on an answer that has none.

    Raises TooLateError when the token does not hold.
    """
    try:
        answer = Feedback.objects.get(pk=signing.loads(token, salt=SALT, max_age=WORDS_WITHIN))
    except (signing.BadSignature, Feedback.DoesNotExist) as error:
        raise TooLateError from error
    if not answer.words:
        answer.words = words
        answer.save(update_fields=["words"])
    return answer


def report_fault(
    settings: SiteSettings, language: str, *, what: str, where: str = "", email: str = ""
) -> Feedback:
    """Store what does not work and where, and mail it to the site's contact with the address.

    The address for a reply goes with the mail only. A mail that cannot be sent is logged: what
    was reported is stored all the same. The same report at once is mailed once.
    """
    fields = {
        "kind": Feedback.Kind.ACCESSIBILITY,
        "path": _path(where),
        "language": language,
        "words": what if _path(where) == where else f"{what}\n\n{where}".strip(),
    }
    same = Feedback.objects.filter(**fields, created_at__gt=timezone.now() - SAME_WITHIN)
    is_new = cache.add(
        f"fault:{digest(f'{what} {where} {email}')}", 1, timeout=SAME_WITHIN.total_seconds()
    )
    if not is_new and (report := same.first()):
        return report
    report = Feedback.objects.create(**fields)
    if settings.email:
        emails.mail_fault_report(settings.email, {"what": what, "where": where, "email": email})
    return report


def _path(where: str) -> str:
    try:
        return LocalPathField().clean(where)
    except ValidationError:
        return "/"
