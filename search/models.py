"""What the search keeps: a row for everything public, its vocabulary, and what an index missed."""

from urllib.parse import urlsplit

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

ANALYSED = {"analyzer": "analysed", "norms": True}


def address_of(url: str) -> str:
    """Return an address of the site without its host: the path, and the place on the page."""
    return urlsplit(url)._replace(scheme="", netloc="").geturl() or "/"


class Kind(models.TextChoices):
    """What can be found, in the order of the tabs."""

    ENTERPRISE = "enterprise", _("Enterprises")
    EVENT = "event", _("Meetings")
    NEWS = "news", _("News")
    NOTICE = "notice", _("Notices")
    PAGE = "page", _("Pages")
    TERM = "term", _("Words explained")


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


class SearchDocument(index.Indexed, models.Model):
    """One public object in one language, as it is found and shown in results.

    The columns that end in `_words` hold stems, made by `search.language`, and are what every
    engine matches; the others are shown or filtered by.
    """

    source = models.CharField(max_length=100, editable=False)
    source_pk = models.CharField(max_length=50, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    record_id = models.PositiveBigIntegerField()
    language = models.CharField(_("language"), max_length=5)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"), blank=True)
    names = models.JSONField(default=list, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    municipalities = models.JSONField(default=list, blank=True)
    categories = models.JSONField(default=list, blank=True)
    cpv = models.JSONField(default=list, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    url = models.CharField(max_length=500)
    modified_at = models.DateTimeField()
    written_at = models.DateTimeField(auto_now=True, db_index=True)

    title_words = models.TextField(blank=True, editable=False)
    names_words = models.TextField(blank=True, editable=False)
    keywords_words = models.TextField(blank=True, editable=False)
    summary_words = models.TextField(blank=True, editable=False)
    body_words = models.TextField(blank=True, editable=False)
    plain_words = models.TextField(blank=True, editable=False)

    details = ""  # what the record tells besides; not stored, but a change of it is a change

    objects = SearchDocumentQuerySet.as_manager()

    # Written to the engine by search.indexing, which knows what to do when there is none.
    search_auto_update = False
    search_fields = [
        index.SearchField("title_words", es_extra=ANALYSED),
        index.SearchField("names_words", es_extra=ANALYSED),
        index.SearchField("keywords_words", es_extra=ANALYSED),
        index.SearchField("summary_words", es_extra=ANALYSED),
        index.SearchField("body_words", es_extra=ANALYSED),
        index.SearchField("plain_words", es_extra={"analyzer": "analysed"}),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("municipalities", es_extra={"type": "keyword"}),
        index.FilterField("categories", es_extra={"type": "keyword"}),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "language"], name="search_document_once"
            ),
        ]
        indexes = [models.Index(fields=["source", "source_pk"], name="search_document_source")]
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return self.title

    @property
    def texts(self) -> list[str]:
        """Return everything that it can be found by."""
        return [self.title, *self.names, *self.keywords, self.summary, self.body]


class Change(models.Model):
    """When a public object last changed in one language, or that it is public no longer.

    Kept when the object is gone, so that whoever follows the site learns of it. Holds nothing
    but the address that it had.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    record_id = models.PositiveBigIntegerField()
    language = models.CharField(_("language"), max_length=5)
    url = models.CharField(max_length=500)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(db_index=True)
    is_removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "language"], name="search_change_once"
            ),
        ]
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} {self.language}"


class Word(models.Model):
    """A word that documents of a language hold: what spelling is corrected to.

    The parts of compounds stand here by their stems, since they can be found but not suggested.
    """

    language = models.CharField(max_length=5)
    word = models.CharField(max_length=60)
    stem = models.CharField(max_length=60)
    folded = models.CharField(max_length=60)
    is_part = models.BooleanField(default=False)
    documents = models.PositiveIntegerField(default=1)

    objects = WordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once"),
        ]
        indexes = [
            models.Index(fields=["language", "stem"], name="search_word_stem"),
            models.Index(fields=["language", "folded"], name="search_word_folded"),
        ]
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.word


class MissedUpdate(models.Model):
    """An object that the search server was not told about while it did not answer.

    An empty `object_pk` means every object of the model.
    """

    model_label = models.CharField(max_length=100)
    object_pk = models.CharField(max_length=50, blank=True)
    missed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model_label", "object_pk"], name="missed_once"),
        ]
        verbose_name = _("missed update")
        verbose_name_plural = _("missed updates")

    def __str__(self) -> str:
        return f"{self.model_label} {self.object_pk}"
