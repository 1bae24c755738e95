"""Registers the links and mails of reminders, and what they listen to."""

from enterprises.freshness import following, letters, links

__all__ = ["following", "letters", "links"]
