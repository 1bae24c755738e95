"""Answers with a draft to whoever holds the token that the preview of the admin gives."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field
from wagtail.models import Page, Revision

from headless.identity import source_ids
from headless.lists import as_json
from headless.parameters import NO_NUL, Parameters
from headless.preview import SALT
from headless.schemas import Record

HOUR = 3600

router = Router(tags=["preview"])
# The token is bad or too old.
REFUSED = {"responses": {"403": {"$ref": "#/components/responses/Problem403"}}}
records: dict[type[Model], tuple[str, type[Record]]] = {}


def draft_of(token: str) -> Any:
    """Return the draft that a token opens, or refuse."""
    lifetime = getattr(settings, "HEADLESS_PREVIEW_SECONDS", HOUR)
    try:
        number = signing.loads(token, salt=SALT, max_age=lifetime)
    except signing.SignatureExpired as error:
        raise HttpError(403, "The token has expired: open the preview again.") from error
    except (signing.BadSignature, ValueError) as error:
        raise HttpError(403, "The token is not one of ours.") from error
    revision = Revision.objects.filter(pk=number).first()
    draft = revision and revision.content_object is not None and revision.as_object()
    if not draft or type(draft) not in records:
        raise Http404("The draft is no longer there.")
    return draft


class Draft(Schema):
    """The draft of one record."""

    type: str = Field(description="The kind of record.", examples=["news"])
    record: dict[str, Any] = Field(description="The record, as its own address will tell it.")


class TokenParameters(Parameters):
    """What opens a draft."""

    token: str = Field(description="The token of the preview.", max_length=500, pattern=NO_NUL)


@router.get("", response=Draft, summary="See a draft", openapi_extra=REFUSED)
def get_preview(request: HttpRequest, asked: Query[TokenParameters]) -> HttpResponse:
    """See the draft of one record, for editors who came here from the preview of the admin."""
    draft = draft_of(asked.token)
    kind, schema = records[type(draft)]
    language = translation.get_language()
    if isinstance(draft, Page):
        draft.source_id = source_ids([draft])[draft.pk]
        language = draft.locale.language_code
    with translation.override(language):
        record = schema.model_validate(draft, context={"request": request})
    answer = as_json({"type": kind, "record": record.model_dump(mode="json")})
    add_never_cache_headers(answer)
    return answer
