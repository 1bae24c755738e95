"""What registration registers at start: the mails it writes and what their links do."""

from importlib import import_module

for name in ("letters", "links", "privacy"):
    import_module(f"events.registration.{name}")
