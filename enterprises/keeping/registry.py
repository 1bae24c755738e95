"""Registers the link that lets contact persons in, and the mail that carries it."""

from enterprises.keeping import letters, links

__all__ = ["letters", "links"]
