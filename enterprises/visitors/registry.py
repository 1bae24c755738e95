"""What the visitors' part registers at start: the mails it writes and what their links do."""

from importlib import import_module

for name in ("contact_letters", "letters", "claim_letters", "links"):
    import_module(f"enterprises.visitors.{name}")
