"""Feeds that every reader can read, whatever signs the texts of the site hold."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from access.exports import for_xml

ATOM = "application/atom+xml; charset=utf-8"


class ReadableFeed(Atom1Feed):
    """An Atom feed that leaves out of every text the signs that no XML can hold."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.feed = _readable(self.feed)

    def add_item(self, *args: Any, **more: Any) -> None:
        """Add an entry without those signs."""
        super().add_item(*args, **more)
        self.items[-1] = _readable(self.items[-1])


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return for_xml(value)
    if isinstance(value, dict):
        return {name: _readable(each) for name, each in value.items()}
    return [_readable(each) for each in value] if isinstance(value, list) else value
