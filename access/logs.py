"""Keeps the secrets of links out of everything that is logged or reported."""

import logging
import re
from typing import Any

HIDDEN = "…"
# The secret in an address of ours, whole or mistyped, and the secret wherever else it stands.
IN_ADDRESS = re.compile(r"(/(?:lank|link)/)[^/\s\"'?&<>]+")
BY_ITSELF = re.compile(r"[\w-]{32}\.[\w-]{43}")


def hide(text: str) -> str:
    """Return a text with the secret of every link in it left out."""
    return BY_ITSELF.sub(HIDDEN, IN_ADDRESS.sub(rf"\1{HIDDEN}", text))


def hide_in(value: Any) -> Any:
    """Return a value, lists and dictionaries all the way down, without the secrets in it."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {hide_in(key): hide_in(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(hide_in(each) for each in value)
    return value


class HideLinks(logging.Filter):
    """Takes the secret of every link out of a record, whoever logs it, before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without secrets."""
        said = record.getMessage()
        if (clean := hide(said)) != said:
            record.msg, record.args = clean, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = hide(record.exc_text)
        return True


def before_send(event: Any, hint: dict[str, Any]) -> Any:
    """Return what is reported to Sentry, without the secrets in it."""
    return hide_in(event)
