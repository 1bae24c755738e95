"""Keeping up a profile without an account: links, changes, contact persons."""
