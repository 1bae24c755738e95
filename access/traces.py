"""Where a person still stands when the rows of theirs have gone: in any column of any table.

Nothing here knows what an app keeps. Every model's columns of text, JSON and bytes are read, those
of models that come later too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page

from access.spellings import Spellings, numbers_in
from access.text_of_files import READABLE, text_of

BATCH = 200
NUMBERS_AND_TIMES = (
    models.AutoField,
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.FloatField,
    models.ForeignKey,
    models.GenericIPAddressField,
    models.IntegerField,
    models.SlugField,  # holds neither an address nor a number as it is written
    models.TimeField,
    models.UUIDField,
)
# Secrets, places in trees, and the addresses that are made of slugs.
NO_WORDS = frozenset(
    [
        "auth.User.password",
        "wagtailcore.Collection.path",
        "wagtailcore.CollectionViewRestriction.password",
        "wagtailcore.Page.path",
        "wagtailcore.Page.url_path",
        "wagtailcore.PageViewRestriction.password",
    ]
)
PHONE = "phone"  # part of the name of each column and key that holds a number


@dataclass(frozen=True)
class Trace:
    """A row in which a person stands, the columns, and what stands there."""

    row: models.Model
    names: list[str]
    found: list[str]

    @property
    def place(self) -> str:
        """Return what the rows of this table are called."""
        return str(self.row._meta.verbose_name_plural)


def spellings_of(email: str) -> Spellings:
    """Return an address with the numbers that stand beside it, in a row, a form or a version."""
    alone = Spellings(email)
    numbers: set[str] = set()
    for trace in traces(alone):
        numbers |= _beside(trace.row, alone)
    return Spellings(email, frozenset(numbers))


def traces(person: Spellings) -> Iterator[Trace]:
    """Return every row in which a person stands."""
    for model in searched_models():
        fields = searched_fields(model)
        for row in _candidates(model, fields, person).iterator(BATCH):
            if trace := trace_in(row, fields, person):
                yield trace


def searched_models() -> Iterator[type[models.Model]]:
    """Return every model with a table of its own in which words may be."""
    for model in apps.get_models(include_auto_created=True):
        is_filled_by_database = model._meta.db_table.endswith("_fts")
        if model._meta.managed and not model._meta.proxy and not is_filled_by_database:
            yield model


def searched_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a model's own table in which words may be: all that are no numbers."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if not isinstance(field, NUMBERS_AND_TIMES)
        and not field.choices
        and str(field) not in NO_WORDS
    ]


def trace_in(row: models.Model, fields: Iterable[models.Field], person: Spellings) -> Trace | None:
    """Return where in a row a person stands, if anywhere."""
    found = {field.name: _found(row, field, person) for field in fields}
    names = [name for name, each in found.items() if each]
    return Trace(row, names, sum(found.values(), [])) if names else None


def words_of(row: models.Model, field: models.Field) -> Any:
    """Return what a column says, as text or as JSON."""
    value = field.value_from_object(row)
    if isinstance(field, StreamField):
        return field.get_prep_value(value) or ""
    if isinstance(field, models.BinaryField):
        return text_of(bytes(value or b""))
    if row._meta.label == "sessions.Session" and field.name == "session_data":
        return row.get_decoded()
    return str(value) if isinstance(field, models.FileField) else value


def is_of(row: models.Model, person: Spellings) -> bool:
    """Tell whether a row says itself, by an address of its own, that it is about a person."""
    fields = _email_fields(type(row))
    return any(person.is_address(getattr(row, field.attname)) for field in fields)


def is_of_another(row: models.Model, person: Spellings) -> bool:
    """Tell whether a row is about somebody else: their number is theirs, whoever shares it."""
    if isinstance(row, Page):
        return False
    given = [getattr(row, field.attname) for field in _email_fields(type(row))]
    return any(given) and not is_of(row, person)


def _found(row: models.Model, field: models.Field, person: Spellings) -> list[str]:
    if PHONE in field.name and is_of_another(row, person):
        return []
    said = words_of(row, field)
    if isinstance(field, models.FileField):
        return [said] if person.is_in_name(said) or _is_in_file(row, field, person) else []
    return [each for text in _texts(said) for each in person.found(text)]


def _is_in_file(row: models.Model, field: models.FileField, person: Spellings) -> bool:
    file = getattr(row, field.attname)
    if not file or file.name.rpartition(".")[2].lower() not in READABLE:
        return False
    try:
        with file.storage.open(file.name) as opened:
            return bool(person.found(text_of(opened.read())))
    except OSError:  # the file is lost, and nobody in it
        return False


def _texts(said: Any) -> Iterator[str]:
    """Yield each text in a value, keys and what is JSON inside of a text too."""
    if isinstance(said, str):
        inside = Spellings.read(said)
        if inside is None:
            yield said
        else:
            yield from _texts(inside)
    elif isinstance(said, dict):
        for key, each in said.items():
            yield from _texts(key)
            yield from _texts(each)
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _texts(each)


def _candidates(
    model: type[models.Model], fields: list[models.Field], person: Spellings
) -> models.QuerySet:
    """Let the database choose the rows in which the person may stand."""
    rows = model._base_manager.order_by("pk")
    if not fields:
        return rows.none()
    is_read_here = any(
        isinstance(field, models.BinaryField | models.FileField) for field in fields
    )
    if is_read_here or not person.hint or model._meta.label == "sessions.Session":
        return rows
    texts = {f"text_of_{field.name}": Cast(field.name, models.TextField()) for field in fields}
    hints = [models.Q((f"{text}__icontains", person.hint)) for text in texts]
    hints += [
        models.Q((f"{text}__iregex", hint)) for text in texts for hint in person.hints_of_numbers
    ]
    return rows.alias(**texts).filter(reduce(or_, hints))


def _beside(row: models.Model, alone: Spellings) -> set[str]:
    """Return the numbers beside an address: in other columns of its row, or in the same form."""
    found: set[str] = set()
    if is_of(row, alone):
        for field in row._meta.concrete_fields:
            if PHONE in field.name:
                found |= numbers_in(getattr(row, field.attname))
    for field in searched_fields(type(row)):
        if not isinstance(field, models.FileField):
            found |= _beside_in(words_of(row, field), alone)
    return found


def _beside_in(said: Any, alone: Spellings) -> set[str]:
    if isinstance(said, str):
        inside = Spellings.read(said)
        return set() if inside is None else _beside_in(inside, alone)
    if isinstance(said, list | tuple):
        return set().union(*(_beside_in(each, alone) for each in said))
    if not isinstance(said, dict):
        return set()
    found = set().union(*(_beside_in(each, alone) for each in said.values()))
    if any(map(alone.is_address, said.values())):
        for key, each in said.items():
            found |= numbers_in(each) if PHONE in str(key) else set()
    return found


def _email_fields(model: type[models.Model]) -> list[models.Field]:
    return [each for each in model._meta.concrete_fields if isinstance(each, models.EmailField)]
