"""Watching notices: by mail, feed or calendar, and reminders of one notice."""
