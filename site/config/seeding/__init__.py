"""Demo content in both languages: what `manage.py seed` fills a database with."""

from config.seeding.everything import is_seeded, seed

__all__ = ["is_seeded", "seed"]
