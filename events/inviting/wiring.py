"""What inviting registers at start: its mails, the way out of them, and what it keeps."""

from importlib import import_module

for name in ("letters", "leaving", "following", "privacy"):
    import_module(f"events.inviting.{name}")
