"""Errors of the public API, all of one shape: problem+json (RFC 9457)."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

MEDIA_TYPE = "application/problem+json"
# For an address of the API whose record may have been taken away for good.
MAY_BE_GONE = {"responses": {"410": {"$ref": "#/components/responses/Problem410"}}}

logger = logging.getLogger(__name__)


class ParameterFault(Schema):
    """One parameter that could not be used, and why."""

    parameter: str = Field(description="The name of the parameter.", examples=["limit"])
    detail: str = Field(description="What is wrong with it.", examples=["Give a whole number."])


class Problem(Schema):
    """What went wrong, for people and for programs."""

    type: str = Field(description="The kind of problem.", examples=["about:blank"])
    title: str = Field(description="The name of the status.", examples=["Bad Request"])
    status: int = Field(description="The HTTP status.", examples=[400])
    detail: str = Field(description="What went wrong this time, in a sentence.")
    instance: str = Field(description="The path that was asked for.")
    errors: list[ParameterFault] = Field([], description="Each parameter that is at fault.")


class BadParameterError(Exception):
    """A parameter that the public API does not take, or not with this value."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.fault = ParameterFault(parameter=parameter, detail=detail)


def problem(
    request: HttpRequest, status: int, detail: str, faults: list[ParameterFault] | None = None
) -> HttpResponse:
    """Return an answer that says what went wrong."""
    found = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.path,
        errors=faults or [],
    )
    answer = HttpResponse(found.model_dump_json(), content_type=MEDIA_TYPE, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def not_found(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Answer that there is nothing at this address of the API."""
    return problem(request, 404, "There is nothing at this address.")


def not_allowed(request: HttpRequest) -> HttpResponse:
    """Answer that the API is only read."""
    answer = problem(request, 405, f"{request.method} is not allowed here: use GET or HEAD.")
    answer["Allow"] = "GET, HEAD, OPTIONS"
    return answer


def register_problems(api: NinjaAPI) -> None:
    """Let an API answer every error as a problem."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Http404: _missing,
        HttpError: _refused,
        ValidationError: _invalid,
        BadParameterError: _bad_parameter,
        Exception: _broken,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, str(error) or "There is no such record.")


def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, str(error))


def _bad_parameter(request: HttpRequest, error: BadParameterError) -> HttpResponse:
    fault = error.fault
    return problem(request, 400, f"{fault.parameter}: {fault.detail}", [fault])


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        ParameterFault(
            parameter=str(next(part for part in reversed(found["loc"]) if isinstance(part, str))),
            detail=found["msg"].removeprefix("Value error, "),
        )
        for found in error.errors
    ]
    detail = " ".join(f"{fault.parameter}: {fault.detail}" for fault in faults)
    return problem(request, 400, detail, faults)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, OperationalError | InterfaceError):
        raise error  # the database is away: what that means is for the site to say
    logger.exception("The API failed at %s", request.path, exc_info=error)
    return problem(request, 500, "Something went wrong here. It has been noted.")
