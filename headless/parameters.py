"""What a request to the public API may say: its parameters, read strictly."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any, get_origin

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from ninja import Schema
from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.annotated_handlers import GetCoreSchemaHandler
from pydantic_core import core_schema

from headless.problems import BadParameterError
from headless.text_search import LONGEST_QUERY

LONGEST_ID = 2**63 - 1


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,19}", value):
            raise ValueError("Give a whole number.")
        return int(value)
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise ValueError("Say true or false.")
        return value == "true"
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        day = _read_day(value)
        if day is None:
            raise ValueError("Give a date, for example 2026-03-01.")
        return day
    return value


def _read_day(value: str) -> dt.date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        return parse_date(value)
    except ValueError:
        return None


def _read_moment(value: str, midnight: dt.time) -> dt.datetime:
    day = _read_day(value)
    if day:
        return _in_range(timezone.make_aware(dt.datetime.combine(day, midnight)))
    # A plus sign that was not escaped in the address arrives as a space.
    written = re.sub(r" (?=[0-9]{2}:[0-9]{2}$)", "+", value).upper()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})", written):
        raise ValueError("Give a time with its offset, as 2026-03-01T09:00:00+01:00, or a date.")
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    if moment is None:
        raise ValueError("There is no such time.")
    return _in_range(moment)


def _in_range(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        limit = dt.datetime.min if moment.year < 2000 else dt.datetime.max
        return limit.replace(tzinfo=dt.UTC)


def _moment(value: Any) -> Any:
    return _read_moment(value, dt.time.min) if isinstance(value, str) else value


def _moment_until(value: Any) -> Any:
    return _read_moment(value, dt.time.max) if isinstance(value, str) else value


_time = WithJsonSchema(
    {
        "type": "string",
        "anyOf": [{"format": "date-time"}, {"format": "date"}],
        "examples": ["2026-03-01T09:00:00+01:00", "2026-03-01"],
    }
)
Whole = Annotated[int, BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=1900, le=9999), BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment), _time]
MomentUntil = Annotated[dt.datetime, BeforeValidator(_moment_until), _time]
NO_NUL = r"^[^\x00]*$"
Words = Annotated[str, StringConstraints(max_length=LONGEST_QUERY, pattern=NO_NUL)]
CpvPrefix = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,8}$")]
RecordId = Annotated[
    int,
    Field(ge=1, le=LONGEST_ID, description="The record's stable id."),
    BeforeValidator(_whole),
]


class OneOf:
    """Marks a text that must be one of the values which a function gives, now."""

    def __init__(self, values: Callable[[], list[str]], kind: str) -> None:
        self.values = values
        self.kind = kind

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check the text against the values."""
        return core_schema.no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the text by the values there are."""
        values = self.values()
        return {**handler(schema), **({"enum": values} if values else {})}

    def checked(self, value: str) -> str:
        """Return the value, or say that there is no such."""
        if value not in self.values():
            raise ValueError(f"There is no {self.kind} “{value[:50]}”.")
        return value


class FieldsOf:
    """Marks a text that names some fields of a record, with commas between."""

    def __init__(self, record: type[BaseModel]) -> None:
        self.names = list(record.model_fields)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check each name."""
        return core_schema.no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the text as a pattern of the names."""
        name = f"(?:{'|'.join(self.names)})"
        return {**handler(schema), "pattern": f"^(?:{name}(?:,{name})*)?$"}

    def checked(self, value: str) -> str:
        """Return the names, or say which one there is not."""
        for name in value.split(",") if value else []:
            if name not in self.names:
                raise ValueError(f"There is no field “{name[:50]}”.")
        return value


class Parameters(Schema):
    """The parameters of one request: no others, and one value for what takes one."""

    @model_validator(mode="before")
    @classmethod
    def only_known(cls, values: Any, info: ValidationInfo) -> Any:
        """Refuse what is not declared, before reading what is."""
        request = (info.context or {}).get("request")
        if request is not None:
            refuse_unknown(cls, request.GET)
        return values


def refuse_unknown(asked: type[BaseModel], query: QueryDict) -> None:
    """Raise for the first parameter that is unknown, unreadable, or given once too often."""
    known = {field.alias or name: field for name, field in asked.model_fields.items()}
    for name, values in query.lists():
        if name not in known:
            raise BadParameterError(name[:100], "There is no such parameter here.")
        if any("\0" in value for value in values):
            raise BadParameterError(name, "The text holds a NUL, which no text may.")
        if len(values) > 1 and get_origin(known[name].annotation) is not list:
            raise BadParameterError(name, "Give this parameter only once.")
