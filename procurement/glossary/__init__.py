"""The glossary: its own page, and the words explained where they are first used on others."""
