"""Demo content in both languages: what `manage.py seed` fills a database with."""

from config.seeding.everything import seed

__all__ = ["seed"]
