"""Storing what readers say of a page, in two steps and without knowing who they are."""

from django.core import signing

from home.models import Feedback

SALT = "home.feedback"
WORDS_WITHIN = 30 * 60


class TooLateError(Exception):
    """The token is wrong or has grown too old to add words with."""


def store_answer(path: str, language: str, is_useful: bool, words: str = "") -> Feedback:
    """Store a yes or a no about the page at a path."""
    return Feedback.objects.create(path=path, language=language, is_useful=is_useful, words=words)


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
