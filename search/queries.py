"""Answers what is searched for, in one language, from whichever engine is there."""

from headless.words import by_modelsearch


def matching_ids(kind: str, q: str, language: str) -> list[int]:
    """Return the API ids of one kind that match the words in one language, the best first."""
    return by_modelsearch(kind, q, language)
