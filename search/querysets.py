"""Questions about many search documents, and about the vocabulary."""

from django.db import models
from django.db.models.functions import Length


class SearchDocumentQuerySet(models.QuerySet):
    """Search documents, asked for by where they come from."""

    def from_object(self, source: str, pk: object) -> "SearchDocumentQuerySet":
        """Keep the rows that one object gave rise to."""
        return self.filter(source=source, source_pk=str(pk))

    def in_order(self, pks: list[int]) -> list:
        """Return the rows with these keys in the same order, without those that are gone."""
        rows = self.in_bulk(pks)
        return [rows[pk] for pk in pks if pk in rows]


class WordQuerySet(models.QuerySet):
    """The vocabulary, asked for by how a word is spelt."""

    def about_as_long(self, folded: str, distance: int) -> "WordQuerySet":
        """Keep whole words that begin alike and differ by so many letters in length."""
        shortest, longest = len(folded) - distance, len(folded) + distance
        return self.annotate(length=Length("folded")).filter(
            is_part=False, length__range=(shortest, longest), folded__startswith=folded[:1]
        )
