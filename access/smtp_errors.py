"""What an error of the mail server is about: the mailbox, the mail, or something that passes."""

import smtplib
from enum import Enum, auto

from access.models.mail import CONTENTS

NO_SUCH_MAILBOX = (550, 551, 553)
OF_THE_TALK = (502, 503, 504, 530, 534, 535, 538)  # a login or a step that is missing
LONGEST = 150


class ErrorScope(Enum):
    """What an error is about."""

    MAILBOX = auto()  # there is none
    MAIL = auto()  # this mail is not taken, now or later
    MOMENT = auto()  # or our settings: worth another try


def classify(error: OSError) -> tuple[ErrorScope, str]:
    """Return what an error is about, and the problem in short.

    Who may not log in or not send at all may be in the wrong for an hour, by somebody's mistake:
    only a no to a receiver, or to the contents of a mail, is for good.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()), (0, b""))
        return _to_receiver(code, said), str(code) if _is_final(code) else type(error).__name__
    if isinstance(error, smtplib.SMTPDataError):
        code, said = error.smtp_code, _bytes(error.smtp_error)
        if _is_final(code) and not said.startswith(b"5.2.2"):  # a full mailbox
            return ErrorScope.MAIL, f"{CONTENTS}{code} {_in_words(said)}".strip()
    return ErrorScope.MOMENT, type(error).__name__


def _to_receiver(code: int, said: bytes) -> ErrorScope:
    if not _is_final(code):
        return ErrorScope.MOMENT
    # 5.7: our mail is not wanted (by a filter, for example); the mailbox is there all the same.
    is_unwanted = code not in NO_SUCH_MAILBOX or said.lstrip().startswith(b"5.7")
    return ErrorScope.MAIL if is_unwanted else ErrorScope.MAILBOX


def _is_final(code: int) -> bool:
    return 500 <= code < 600 and code not in OF_THE_TALK


def _bytes(said: bytes | str) -> bytes:
    return said.encode() if isinstance(said, str) else said


def _in_words(said: bytes) -> str:
    """Return what the server says, in one line and without addresses."""
    words = said.decode(errors="replace").split()
    return " ".join(word for word in words if "@" not in word)[:LONGEST]
