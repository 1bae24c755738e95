"""What the full-text search finds meetings by."""

from collections.abc import Iterator

from events.models import EventPage
from events.models.questions import shown_questions
from events.querysets import EventQuerySet
from headless.documents import Document, DocumentSource, register
from headless.identity import source_ids

TEXTS = ["participation", "programme", "body", "afterwards", "decisions", "presentations"]


def listed() -> EventQuerySet:
    """Return every meeting that the public may find, in every language."""
    return EventPage.objects.live().public().filter(alias_of=None).select_related("locale")


def documents(event: EventPage) -> Iterator[Document]:
    """Return the meeting as a document in its own language, if the public may find it."""
    if not listed().filter(pk=event.pk).exists():
        return
    yield Document(
        kind="event",
        object_id=source_ids([event])[event.pk],
        language=event.locale.language_code,
        title=event.title,
        url=event.full_url or "",
        modified_at=event.changed_at,
        summary=event.summary,
        body=_text(event),
        names=[name for name in (event.series, event.place) if name],
        keywords=[event.where, str(event.get_mode_display())],
        municipalities=[event.municipality.code] if event.municipality else [],
        starts_at=event.starts_at,
        ends_at=event.ends_at,
    )


def _text(event: EventPage) -> str:
    names = [name for name in TEXTS if name not in event.left_out]
    fields = [(EventPage._meta.get_field(name), getattr(event, name)) for name in names]
    told = [part for field, value in fields for part in field.get_searchable_content(value)]
    return "\n".join([*told, *(question.words for question in shown_questions(event))])


register(DocumentSource("event", EventPage, listed, documents))
