"""Reminders before a meeting, and thanks with the material after it."""
