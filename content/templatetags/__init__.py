"""Template tags for text."""
